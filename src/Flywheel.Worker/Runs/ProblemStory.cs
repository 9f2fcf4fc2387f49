using Flywheel.Knowledge.Storage;
using Microsoft.EntityFrameworkCore;

namespace Flywheel.Worker.Runs;

/// <summary>The whole story of a problem, from the audit tables.</summary>
/// <param name="Problem">The problem's row.</param>
/// <param name="Events">Its ledger, in order.</param>
/// <param name="Findings">What was not a plain pass, by round.</param>
/// <param name="Repairs">The repairs' proposals, by round.</param>
/// <param name="Canary">What it was spoilt with, if it is known to be bad; else null.</param>
/// <param name="Reviews">What people decided about it.</param>
/// <param name="Ancestors">The problems that it comes from, its parent first.</param>
/// <param name="Children">The ids of the problems made from it.</param>
/// <param name="Exports">The finished exports of its run, each with whether it holds the problem.</param>
public sealed record ProblemStory(
    ProblemRow Problem, IReadOnlyList<LedgerRow> Events, IReadOnlyList<FindingRow> Findings, IReadOnlyList<RepairRow> Repairs, CanaryRow? Canary,
    IReadOnlyList<ReviewRow> Reviews, IReadOnlyList<ProblemRow> Ancestors, IReadOnlyList<string> Children, IReadOnlyList<ProblemExport> Exports)
{
    /// <summary>Reads the story of a problem.</summary>
    /// <exception cref="RunException">There is no such problem.</exception>
    public static async Task<ProblemStory> ReadAsync(FlywheelDbContext context, string id, CancellationToken cancellationToken)
    {
        var problem = await FindAsync(context, id, cancellationToken);
        var reviews = await context.Reviews.AsNoTracking().Where(r => r.ProblemId == id).OrderBy(r => r.Version).ToListAsync(cancellationToken);
        var exports = await context.Exports.AsNoTracking().Where(e => e.RunId == problem.RunId && e.State == ExportState.Finished).OrderBy(e => e.Id).ToListAsync(cancellationToken);
        return new ProblemStory(
            problem,
            await context.Ledger.AsNoTracking().Where(e => e.ProblemId == id).OrderBy(e => e.Id).ToListAsync(cancellationToken),
            await context.Findings.AsNoTracking().Where(f => f.ProblemId == id).OrderBy(f => f.Round).ThenBy(f => f.CheckName).ThenBy(f => f.Ordinal).ToListAsync(cancellationToken),
            await context.Repairs.AsNoTracking().Where(r => r.ProblemId == id).OrderBy(r => r.Round).ThenBy(r => r.Ordinal).ToListAsync(cancellationToken),
            await context.Canaries.AsNoTracking().FirstOrDefaultAsync(c => c.ProblemId == id, cancellationToken),
            reviews,
            await AncestorsAsync(context, problem, cancellationToken),
            await context.Problems.Where(p => p.ParentId == id && p.State != ProblemState.Canary).OrderBy(p => p.Id).Select(p => p.Id).ToListAsync(cancellationToken),
            [.. exports.Select(e => ProblemExport.Of(problem, reviews, e))]);
    }

    /// <summary>The verdict that counts now; null where nobody decided, or took back what was decided.</summary>
    public ReviewRow? Verdict => ProblemExport.Counting(Reviews, DateTimeOffset.MaxValue);

    /// <summary>Whether the next export of the run would hold the problem.</summary>
    public bool IsExported => ProblemExport.Belongs(Problem, Verdict);

    /// <summary>The row of a problem.</summary>
    /// <exception cref="RunException">There is no such problem.</exception>
    public static async Task<ProblemRow> FindAsync(FlywheelDbContext context, string id, CancellationToken cancellationToken) =>
        await context.Problems.AsNoTracking().FirstOrDefaultAsync(p => p.Id == id, cancellationToken)
        ?? throw new RunException($"There is no problem \"{(id.Length > 200 ? id[..200] + "..." : id)}\". Exported rows and `flywheel problem list RUN` name ids in full.");

    private static async Task<List<ProblemRow>> AncestorsAsync(FlywheelDbContext context, ProblemRow problem, CancellationToken cancellationToken)
    {
        var ancestors = new List<ProblemRow>();
        for (var parent = problem.ParentId; parent is not null; parent = ancestors[^1].ParentId)
        {
            ancestors.Add(await FindAsync(context, parent, cancellationToken));
        }

        return ancestors;
    }
}
