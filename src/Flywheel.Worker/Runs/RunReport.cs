using Flywheel.Checker;
using Flywheel.Knowledge.Storage;
using Flywheel.Model.Replies;
using Flywheel.Worker.Models;
using Microsoft.EntityFrameworkCore;

namespace Flywheel.Worker.Runs;

/// <summary>Everything there is to say about one run.</summary>
/// <param name="Progress">Its row, counts and rejections.</param>
/// <param name="Cells">Its cells, by key.</param>
/// <param name="Repairs">What became of each repair's proposals, most frequent first.</param>
/// <param name="Damages">Recall of the known-bad problems by kind of damage.</param>
/// <param name="Domains">Recall of the known-bad problems by domain.</param>
/// <param name="Checks">Recall of each check; see <see cref="CanaryRecall.ByCheckAsync"/>.</param>
/// <param name="Usage">What the requests to the run's model came to, by prompt; empty for a run without one.</param>
/// <param name="Seconds">Time from the first batch to the last, pauses included; 0 before the first.</param>
public sealed record RunReport(
    RunProgress Progress, IReadOnlyList<CellRow> Cells, IReadOnlyList<RepairCount> Repairs, IReadOnlyList<CanaryRecall> Damages, IReadOnlyList<CanaryRecall> Domains,
    IReadOnlyList<CanaryRecall> Checks, IReadOnlyList<UsageByPurpose> Usage, double Seconds)
{
    /// <summary>Accepted problems a second of the time from the first batch to the last.</summary>
    public double Rate => Seconds > 0 ? Progress.Run.Accepted / Seconds : 0;

    /// <summary>All canaries of the run together.</summary>
    public Proportion Caught => new(Domains.Sum(d => d.Caught.Hits), Domains.Sum(d => d.Caught.Total));

    /// <summary>Domains that paused themselves.</summary>
    public IEnumerable<string> PausedDomains => Cells.Where(c => c.State == CellState.Paused).Select(c => c.Domain).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);

    /// <summary>Reads the report of a run.</summary>
    /// <exception cref="RunException">There is no such run.</exception>
    public static async Task<RunReport> ReadAsync(FlywheelDbContext context, string run, CancellationToken cancellationToken)
    {
        var progress = await RunProgress.ReadAsync(context, run, cancellationToken);
        var cells = await context.Cells.AsNoTracking().Where(c => c.RunId == run).ToListAsync(cancellationToken);
        var repairs = await context.Repairs.Where(r => r.RunId == run).GroupBy(r => r.Repair)
            .Select(g => new { g.Key, Applied = g.LongCount(r => r.Outcome == RepairOutcome.Applied), Total = g.LongCount() })
            .ToListAsync(cancellationToken);
        var times = await context.Batches.Where(b => b.RunId == run && b.State == BatchState.Finished).GroupBy(b => b.RunId)
            .Select(g => new { First = g.Min(b => b.StartedAt), Last = g.Max(b => b.FinishedAt) })
            .FirstOrDefaultAsync(cancellationToken);
        return new RunReport(
            progress,
            [.. cells.OrderBy(c => c.Key, StringComparer.Ordinal)],
            [.. repairs.OrderByDescending(r => r.Total).ThenBy(r => r.Key, StringComparer.Ordinal).Select(r => new RepairCount(r.Key, r.Applied, r.Total))],
            await CanaryRecall.ByDamageAsync(context, run, cancellationToken),
            await CanaryRecall.ByDomainAsync(context, run, cancellationToken),
            await CanaryRecall.ByCheckAsync(context, run, cancellationToken),
            await ModelUsage.ReadAsync(context, run, cancellationToken),
            (times?.Last - times?.First)?.TotalSeconds ?? 0);
    }
}
