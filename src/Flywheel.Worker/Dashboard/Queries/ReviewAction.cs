using Flywheel.Knowledge.Storage;
using Microsoft.EntityFrameworkCore;

namespace Flywheel.Worker.Dashboard.Queries;

/// <summary>Something that a person did in the audit: one verdict, or several given together.</summary>
/// <param name="BulkId">What its verdicts share; null for a verdict given alone.</param>
/// <param name="ProblemId">Its problem; of several, the first by name.</param>
/// <param name="Version">The verdict's version.</param>
/// <param name="Reviewer">Who.</param>
/// <param name="Verdict">What was decided.</param>
/// <param name="Comment">Why.</param>
/// <param name="At">When.</param>
/// <param name="Count">How many verdicts.</param>
/// <param name="Standing">How many of them are still the latest, and can be taken back.</param>
internal sealed record ReviewAction(
    Guid? BulkId, string ProblemId, int Version, string Reviewer, ReviewVerdict Verdict, string Comment, DateTimeOffset At, int Count, int Standing)
{
    /// <summary>Actions on a page.</summary>
    public const int PageSize = 50;

    /// <summary>The actions before a moment, the latest first: one more than a page where there are more.</summary>
    /// <param name="context">The database.</param>
    /// <param name="before">The last action of the page before; null for the first page.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static Task<List<ReviewAction>> ReadAsync(FlywheelDbContext context, (DateTimeOffset At, string ProblemId, int Version)? before, CancellationToken cancellationToken)
    {
        var rows = context.Reviews.AsNoTracking();
        if (before is var (at, problem, version))
        {
            rows = rows.Where(r => EF.Functions.LessThan(ValueTuple.Create(r.At, r.ProblemId, r.Version), ValueTuple.Create(at, problem, version)));
        }

        // The first verdict of several stands for all.
        return rows.Where(r => r.BulkId == null || !context.Reviews.Any(o => o.BulkId == r.BulkId && string.Compare(o.ProblemId, r.ProblemId) < 0))
            .OrderByDescending(r => r.At).ThenByDescending(r => r.ProblemId).ThenByDescending(r => r.Version)
            .Take(PageSize + 1)
            .Select(r => new ReviewAction(
                r.BulkId, r.ProblemId, r.Version, r.Reviewer, r.Verdict, r.Comment, r.At,
                r.BulkId == null ? 1 : context.Reviews.Count(o => o.BulkId == r.BulkId),
                r.BulkId == null
                    ? context.Reviews.Any(n => n.ProblemId == r.ProblemId && n.Version > r.Version) ? 0 : 1
                    : context.Reviews.Count(o => o.BulkId == r.BulkId && !context.Reviews.Any(n => n.ProblemId == o.ProblemId && n.Version > o.Version))))
            .ToListAsync(cancellationToken);
    }
}
