using System.Globalization;

namespace Flywheel.TestSupport.Web;

/// <summary>What a load did.</summary>
/// <param name="Times">From when each request was due to the end of its answer, ascending.</param>
/// <param name="Failures">Requests that got another answer than success, by address and what they got.</param>
public sealed record LoadResult(IReadOnlyList<TimeSpan> Times, IReadOnlyDictionary<string, int> Failures)
{
    /// <summary>The time within which a share of the requests was answered.</summary>
    public TimeSpan Quantile(double share) => Times.Count == 0 ? TimeSpan.Zero : Times[Math.Clamp((int)Math.Ceiling(share * Times.Count) - 1, 0, Times.Count - 1)];

    /// <inheritdoc/>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Times.Count:N0} requests: p50 {Quantile(0.5).TotalMilliseconds:0.0} ms, p90 {Quantile(0.9).TotalMilliseconds:0.0} ms, p99 {Quantile(0.99).TotalMilliseconds:0.0} ms, max {Quantile(1).TotalMilliseconds:0.0} ms, {Failures.Values.Sum():N0} errors");
}
