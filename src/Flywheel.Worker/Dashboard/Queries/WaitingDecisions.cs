using Flywheel.Knowledge.Storage;
using Microsoft.EntityFrameworkCore;

namespace Flywheel.Worker.Dashboard.Queries;

/// <summary>How many of the queue's problems wait for a person's verdict.</summary>
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
        var waiting = context.Decisions.Where(d => d.Verdict == null).Select(d => d.ProblemId).Take(Most + 1);
        return new WaitingDecisions(await waiting.CountAsync(cancellationToken));
    }
}
