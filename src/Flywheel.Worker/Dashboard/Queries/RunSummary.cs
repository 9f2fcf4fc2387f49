using Flywheel.Knowledge.Storage;
using Microsoft.EntityFrameworkCore;

namespace Flywheel.Worker.Dashboard.Queries;

/// <summary>A run in a line.</summary>
internal sealed record RunSummary(string Id, RunState State, long Wanted, long Accepted, long Repaired, long Rejected, DateTimeOffset CreatedAt, DateTimeOffset? FinishedAt)
{
    private const int Most = 200;

    /// <summary>The newest runs, the newest first.</summary>
    public static async Task<IReadOnlyList<RunSummary>> ReadAsync(FlywheelDbContext context, CancellationToken cancellationToken) => await context.Runs.AsNoTracking()
        .OrderByDescending(r => r.CreatedAt)
        .Take(Most)
        .Select(r => new RunSummary(
            r.Id, r.State, context.Cells.Where(c => c.RunId == r.Id).Sum(c => (long)c.Quota), r.Accepted, r.Repaired, r.Rejected, r.CreatedAt, r.FinishedAt))
        .ToListAsync(cancellationToken);
}
