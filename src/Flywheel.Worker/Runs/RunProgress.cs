using Flywheel.Knowledge.Storage;
using Microsoft.EntityFrameworkCore;

namespace Flywheel.Worker.Runs;

/// <summary>How far a run has come.</summary>
/// <param name="Run">The run.</param>
/// <param name="Wanted">Accepted problems wanted so far.</param>
/// <param name="Spent">Cells that ended below their quota.</param>
/// <param name="Reasons">Rejections by reason, most frequent first.</param>
public sealed record RunProgress(RunRow Run, long Wanted, IReadOnlyList<CellRow> Spent, IReadOnlyList<KeyValuePair<string, long>> Reasons)
{
    /// <summary>Whether nothing more will happen by itself.</summary>
    public bool IsOver => Run.State is not (RunState.Planned or RunState.Running);

    /// <summary>How candidates are counted that no problem came of: the author or the expander found nothing to write.</summary>
    public const string NothingWritten = "nothing-written";

    /// <summary>Reads the progress of a run.</summary>
    /// <exception cref="RunException">There is no such run.</exception>
    public static async Task<RunProgress> ReadAsync(FlywheelDbContext context, string name, CancellationToken cancellationToken)
    {
        var run = await context.Runs.AsNoTracking().FirstOrDefaultAsync(r => r.Id == name, cancellationToken)
            ?? throw new RunException($"There is no run \"{name}\". `flywheel runs` lists them.");
        var wanted = await context.Cells.Where(c => c.RunId == name).SumAsync(c => (long)c.Quota, cancellationToken);
        var spent = await context.Cells.AsNoTracking()
            .Where(c => c.RunId == name && (c.State == CellState.Spent || c.State == CellState.Paused))
            .OrderBy(c => c.Key)
            .ToListAsync(cancellationToken);
        var reasons = await context.Problems
            .Where(p => p.RunId == name && p.State == ProblemState.Rejected && p.Reason != null)
            .GroupBy(p => p.Reason!)
            .Select(g => new { g.Key, Count = g.LongCount() })
            .ToListAsync(cancellationToken);
        var unwritten = run.Rejected - reasons.Sum(r => r.Count);
        if (unwritten > 0)
        {
            reasons.Add(new { Key = NothingWritten, Count = unwritten });
        }

        return new RunProgress(run, wanted, spent, [.. reasons.OrderByDescending(r => r.Count).ThenBy(r => r.Key, StringComparer.Ordinal).Select(r => KeyValuePair.Create(r.Key, r.Count))]);
    }
}
