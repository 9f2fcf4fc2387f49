using Flywheel.Knowledge.Storage;
using Microsoft.EntityFrameworkCore;

namespace Flywheel.Worker.Dashboard.Queries;

/// <summary>How many problems that a repair changed, or tried to, wait for a person's verdict. Known-bad ones do not count.</summary>
/// <param name="Count">How many, at most <see cref="Most"/> + 1.</param>
internal sealed record WaitingDecisions(int Count)
{
    /// <summary>Beyond this nobody counts on.</summary>
    public const int Most = 1_000;

    /// <summary>The number in words: <c>1,000+</c> for more than were counted.</summary>
    public override string ToString() => Count > Most ? $"{Most:N0}+" : $"{Count:N0}";

    /// <summary>Counts.</summary>
    public static async Task<WaitingDecisions> ReadAsync(FlywheelDbContext context, CancellationToken cancellationToken)
    {
        var waiting = context.Repairs
            .Where(r => !context.Canaries.Any(c => c.ProblemId == r.ProblemId))
            // The latest verdict counts, and one that was taken back is none.
            .Where(r => !context.Reviews.Any(v => v.ProblemId == r.ProblemId && v.Verdict != ReviewVerdict.Withdrawn
                && !context.Reviews.Any(later => later.ProblemId == v.ProblemId && later.Version > v.Version)))
            .Select(r => r.ProblemId)
            .Distinct()
            .Take(Most + 1);
        return new WaitingDecisions(await waiting.CountAsync(cancellationToken));
    }
}
