using System.Runtime.ExceptionServices;
using Flywheel.Checker;
using Flywheel.Knowledge.Storage;
using Flywheel.Worker.Dashboard.Readings;
using Flywheel.Worker.Hosting;
using Flywheel.Worker.Runs;
using Microsoft.EntityFrameworkCore;

namespace Flywheel.Worker.Dashboard.Measures;

/// <summary>
/// Keeps for half a minute what takes long to count over many decisions. What changes with runs only is counted no oftener; what people said
/// is counted anew as soon as somebody has said more.
/// </summary>
internal sealed class AuditCache(DatabaseSession session, BackgroundReadings readings, TimeProvider time)
{
    private const string Name = "the decisions of all runs";

    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan DomainsFresh = TimeSpan.FromSeconds(1);

    private Said? _said;

    /// <summary>The measures over all runs.</summary>
    public async Task<DecisionMeasures> MeasuresAsync(FlywheelDbContext context, CancellationToken cancellationToken) =>
        DecisionMeasures.Of((await KeptAsync(cancellationToken)).Sizes, await VerdictsAsync(context, cancellationToken));

    /// <summary>What decisions can be filtered by.</summary>
    public async Task<DecisionFacets> FacetsAsync(CancellationToken cancellationToken) => (await KeptAsync(cancellationToken)).Facets;

    /// <summary>The recall of each check over all runs.</summary>
    public async Task<IReadOnlyList<CanaryRecall>> RecallsAsync(CancellationToken cancellationToken) => (await KeptAsync(cancellationToken)).Recalls;

    /// <summary>A stratum by domain, of one run or of all.</summary>
    public Task<IReadOnlyList<DomainMeasure>> DomainsAsync(string? run, string stratum, CancellationToken cancellationToken) => RequireAsync(
        $"{stratum} by domain, of {run ?? "all runs"}",
        DomainsFresh,
        async stop =>
        {
            await using var context = session.CreateContext();
            return await DomainMeasure.ReadAsync(context, run, stratum, stop);
        },
        cancellationToken);

    /// <summary>Every verdict, also one that takes another back, leaves a newest review behind, which is looked up at once.</summary>
    private async Task<IReadOnlyDictionary<string, Proportion>> VerdictsAsync(FlywheelDbContext context, CancellationToken cancellationToken)
    {
        var newest = await context.Reviews
            .OrderByDescending(r => r.At).ThenByDescending(r => r.ProblemId).ThenByDescending(r => r.Version)
            .Select(r => new ReviewKey(r.At, r.ProblemId, r.Version))
            .FirstOrDefaultAsync(cancellationToken);
        if (_said is not { } said || said.Newest != newest || time.GetUtcNow() - said.At >= Fresh)
        {
            _said = said = new Said(newest, await DecisionMeasures.ReadVerdictsAsync(context, run: null, cancellationToken), time.GetUtcNow());
        }

        return said.Verdicts;
    }

    private Task<Kept> KeptAsync(CancellationToken cancellationToken)
    {
        // Strata appear in the first seconds of a first run: until there are some, nothing is kept.
        var fresh = readings.Find<Kept>(Name)?.Value is { Sizes.Count: 0 } ? TimeSpan.Zero : Fresh;
        return RequireAsync(Name, fresh, CountAsync, cancellationToken);
    }

    private async Task<T> RequireAsync<T>(string name, TimeSpan fresh, Func<CancellationToken, Task<T>> read, CancellationToken cancellationToken)
        where T : class
    {
        var reading = await readings.GetAsync(name, fresh, read, cancellationToken, Timeout.InfiniteTimeSpan);
        if (reading.Value is null)
        {
            ExceptionDispatchInfo.Throw(reading.Failure!);
        }

        return reading.Value;
    }

    private async Task<Kept> CountAsync(CancellationToken stop)
    {
        await using var context = session.CreateContext();
        return new Kept(
            await StratumSize.ReadAsync(context, run: null, stop),
            await DecisionFacets.ReadAsync(context, stop),
            await CanaryRecall.ByCheckAsync(context, run: null, stop));
    }

    private sealed record Kept(IReadOnlyList<StratumSize> Sizes, DecisionFacets Facets, IReadOnlyList<CanaryRecall> Recalls);

    private sealed record Said(ReviewKey? Newest, IReadOnlyDictionary<string, Proportion> Verdicts, DateTimeOffset At);

    private sealed record ReviewKey(DateTimeOffset At, string ProblemId, int Version);
}
