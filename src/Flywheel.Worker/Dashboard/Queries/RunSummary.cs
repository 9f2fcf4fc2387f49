using System.Linq.Expressions;
using Flywheel.Knowledge.Storage;
using Microsoft.EntityFrameworkCore;

namespace Flywheel.Worker.Dashboard.Queries;

/// <summary>A run in a line.</summary>
internal sealed record RunSummary(
    string Id, RunState State, string? Reason, long Wanted, long Accepted, long Repaired, long Rejected, long Candidates, DateTimeOffset CreatedAt, DateTimeOffset? FinishedAt)
{
    /// <summary>Whether nothing more will happen by itself.</summary>
    public bool IsOver => State is not (RunState.Planned or RunState.Running);

    /// <summary>The first of some runs, each with what its cells want.</summary>
    /// <param name="context">The database.</param>
    /// <param name="runs">The runs, in order and no more than a page of them.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static async Task<IReadOnlyList<RunSummary>> ReadAsync(FlywheelDbContext context, IQueryable<RunRow> runs, CancellationToken cancellationToken) =>
        await runs.AsNoTracking().Select(Of(context)).ToListAsync(cancellationToken);

    private static Expression<Func<RunRow, RunSummary>> Of(FlywheelDbContext context) => r => new RunSummary(
        r.Id, r.State, r.Reason, context.Cells.Where(c => c.RunId == r.Id).Sum(c => (long)c.Quota), r.Accepted, r.Repaired, r.Rejected, r.Candidates, r.CreatedAt, r.FinishedAt);
}
