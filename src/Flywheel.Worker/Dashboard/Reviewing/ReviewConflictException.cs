using Flywheel.Knowledge.Storage;

namespace Flywheel.Worker.Dashboard.Reviewing;

/// <summary>Somebody decided about a problem since the person had looked at it. Nothing was written.</summary>
internal sealed class ReviewConflictException(ReviewRow latest)
    : Exception($"{latest.Reviewer} decided in the meantime ({latest.Verdict.ToString().ToLowerInvariant()}, {latest.At.UtcDateTime:HH:mm} UTC{(latest.Comment.Length > 0 ? $": {latest.Comment}" : "")}). Nothing of yours was written; look at it again and decide.")
{
    /// <summary>The verdict that came first.</summary>
    public ReviewRow Latest { get; } = latest;
}
