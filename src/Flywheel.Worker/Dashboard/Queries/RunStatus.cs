using Flywheel.Knowledge.Storage;
using Flywheel.Worker.Jobs;
using Flywheel.Worker.Runs;
using Microsoft.EntityFrameworkCore;

namespace Flywheel.Worker.Dashboard.Queries;

/// <summary>How far a run is and how fast: what is shown anew every few seconds, so it reads little however large the run.</summary>
/// <param name="Run">The run.</param>
/// <param name="Cells">What it wants and has, by domain and level.</param>
/// <param name="Depths">What its stages have to do in the wave under way.</param>
/// <param name="Unsettled">Problems of the wave under way that passed the checks and are not counted as accepted yet.</param>
/// <param name="RateNow">Problems accepted a second of late; 0 where the run stands still.</param>
/// <param name="LastAt">When its latest batch was done; null before the first.</param>
/// <param name="ReadAt">When this was read.</param>
internal sealed record RunStatus(
    RunRow Run, IReadOnlyList<CellGroup> Cells, IReadOnlyList<StageDepth> Depths, long Unsettled, double RateNow, DateTimeOffset? LastAt, DateTimeOffset ReadAt)
{
    /// <summary>What counts as of late: long enough for some batches, short enough to show that a worker left.</summary>
    public static readonly TimeSpan Recently = TimeSpan.FromMinutes(2);

    /// <summary>Accepted problems wanted; of an open-ended run, in the rounds so far.</summary>
    public long Wanted => Cells.Sum(c => c.Quota);

    /// <summary>Accepted problems that open cells still want, without those that passed the checks already.</summary>
    public long Missing => Math.Max(0, Cells.Sum(c => c.Missing) - Unsettled);

    /// <summary>Accepted problems a second from the start to the latest batch, pauses included; 0 before the first.</summary>
    public double RateOverall => Run.StartedAt is { } start && LastAt is { } last && last > start ? (Run.Accepted + Unsettled) / (last - start).TotalSeconds : 0;

    /// <summary>The queue that the run's jobs wait in.</summary>
    public string Queue => WorkQueue.Of(Run).Name;

    /// <summary>When no further wave is begun; null for no time limit.</summary>
    public DateTimeOffset? Deadline => RunPlan.Parse(Run.Plan).Deadline;

    /// <summary>Whether its plan is repeated until the time is over.</summary>
    public bool Repeats => RunSettings.Parse(Run.Settings).Repeats;

    /// <summary>
    /// When it will probably be done: what is missing, at the latest pace, but not beyond the time limit. Null where it stands still or nobody can say.
    /// </summary>
    public DateTimeOffset? EstimatedFinish
    {
        get
        {
            if (Run.State != RunState.Running || (Repeats && Deadline is not null))
            {
                return Run.State == RunState.Running ? Deadline : null;
            }

            var rate = RateNow > 0 ? RateNow : RateOverall;
            if (rate <= 0)
            {
                return null;
            }

            var finish = ReadAt.AddSeconds(Math.Min(Missing / rate, TimeSpan.FromDays(3_650).TotalSeconds));
            return Deadline < finish ? Deadline : finish;
        }
    }

    /// <summary>Reads the status of a run; null if there is no such run.</summary>
    public static async Task<RunStatus?> ReadAsync(FlywheelDbContext context, string id, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (!RunCoordinator.IsName(id) || await context.Runs.AsNoTracking().FirstOrDefaultAsync(r => r.Id == id, cancellationToken) is not { } run)
        {
            return null;
        }

        var cells = await CellGroup.ReadAsync(context, id, cancellationToken);
        var open = await context.Batches
            .Where(b => b.RunId == id && (b.State == BatchState.Queued || b.State == BatchState.Started || b.State == BatchState.Failed))
            .GroupBy(b => new { b.Stage, b.State, b.Wave, b.Level })
            .Select(g => new { g.Key.Stage, g.Key.State, g.Key.Wave, g.Key.Level, Count = g.LongCount() })
            .ToListAsync(cancellationToken);
        var depths = open.GroupBy(b => b.Stage, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal)
            .Select(g => new StageDepth(
                g.Key, g.Where(b => b.State == BatchState.Queued).Sum(b => b.Count), g.Where(b => b.State == BatchState.Started).Sum(b => b.Count), g.Where(b => b.State == BatchState.Failed).Sum(b => b.Count)));
        var wave = open.MaxBy(b => b.Wave);
        var unsettled = wave is null ? 0 : await context.Batches
            .Where(b => b.RunId == id && b.Stage == Stages.Check && b.Level == wave.Level && b.Wave == wave.Wave && b.State == BatchState.Finished)
            .SumAsync(b => (long)(b.Candidates - b.Rejected), cancellationToken);
        var last = await context.Batches.Where(b => b.RunId == id && b.Stage == Stages.Check).MaxAsync(b => b.FinishedAt, cancellationToken);
        var rate = run.State == RunState.Running ? await RateAsync(context, run, now, cancellationToken) : 0;
        return new RunStatus(run, cells, [.. depths], unsettled, rate, last, now);
    }

    /// <summary>Problems that passed the checks a second of late, less those that were refused as duplicates.</summary>
    private static async Task<double> RateAsync(FlywheelDbContext context, RunRow run, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var since = run.StartedAt > now - Recently ? run.StartedAt.Value : now - Recently;
        var passed = await context.Batches.Where(b => b.RunId == run.Id && b.Stage == Stages.Check && b.FinishedAt > since).SumAsync(b => (long)(b.Candidates - b.Rejected), cancellationToken);
        var refused = await context.Batches.Where(b => b.RunId == run.Id && b.Stage == Stages.Settle && b.FinishedAt > since).SumAsync(b => (long)b.Rejected, cancellationToken);
        return Math.Max(0, passed - refused) / Math.Max(1, (now - since).TotalSeconds);
    }
}
