using System.Text.Json.Nodes;
using Flywheel.Knowledge.Storage;
using Flywheel.Synthesis.Plans;
using Flywheel.Synthesis.Problems.Fingerprints;
using Flywheel.Worker.Models;
using Flywheel.Worker.Runs;
using Hangfire;
using Microsoft.EntityFrameworkCore;

namespace Flywheel.Worker.Jobs;

/// <summary>
/// Walks a wave's checked candidates in canonical order: refuses those that an earlier problem of the run already says, accepts the others up
/// to each cell's quota, and plans the next wave. The only stage that looks at several problems at once, so the number of workers and the
/// order of jobs have no part in what a run contains.
/// </summary>
public sealed class SettleJob(BatchServices services, PredictionMerger merger) : BatchJob(services)
{
    /// <summary>Why a problem is refused that an earlier one already says.</summary>
    public const string DuplicateReason = "near-duplicate";

    /// <summary>Why a run ended that has more to make.</summary>
    public const string TimeLimitReason = "The time limit was reached.";

    /// <inheritdoc />
    protected override string Stage => Stages.Settle;

    /// <summary>Settles the wave; see <see cref="BatchJob"/>.</summary>
    [AutomaticRetry(Attempts = MaximumAttempts - 1, DelaysInSeconds = [1, 2, 5, 10])]
    public Task RunAsync(string run, int wave, int batch, CancellationToken cancellationToken) => RunBatchAsync(run, wave, batch, cancellationToken);

    /// <inheritdoc />
    protected override async Task WorkAsync(FlywheelDbContext context, RunRow run, BatchRow batch, CancellationToken cancellationToken)
    {
        var cells = await context.Cells.Where(c => c.RunId == run.Id).ToListAsync(cancellationToken);
        await SpendAsync(context, cells, batch, cancellationToken);
        await AcceptAsync(context, cells, run, batch, cancellationToken);
        await PauseDomainsAsync(context, cells, run, cancellationToken);
        Close(cells);
        await CloseChildlessAsync(context, cells, run, cancellationToken);
        var next = PlanNext(cells, run, batch);
        context.Batches.AddRange(next);
        await context.SaveChangesAsync(cancellationToken);
        var accepted = cells.Sum(c => (long)c.Accepted);
        await context.Runs.Where(r => r.Id == run.Id).ExecuteUpdateAsync(
            r => r.SetProperty(x => x.Accepted, accepted).SetProperty(x => x.Rejected, x => x.Rejected + batch.Rejected),
            cancellationToken);
        if (next.Length == 0)
        {
            await FinishAsync(context, run, null, cancellationToken);
        }
        else if (RunPlan.Parse(run.Plan).Deadline is { } deadline && Now >= deadline)
        {
            // The next wave stays planned: a later time limit takes it up.
            await FinishAsync(context, run, TimeLimitReason, cancellationToken);
        }
    }

    private async Task FinishAsync(FlywheelDbContext context, RunRow run, string? reason, CancellationToken cancellationToken)
    {
        if (RunSettings.Parse(run.Settings).Model is not null)
        {
            await MergePredictionsAsync(context, run, cancellationToken);
        }

        await context.Runs.Where(r => r.Id == run.Id && r.State != RunState.Cancelled).ExecuteUpdateAsync(
            r => r.SetProperty(x => x.State, RunState.Finished).SetProperty(x => x.Reason, reason).SetProperty(x => x.FinishedAt, Now), cancellationToken);
    }

    /// <summary>Merges what the run's model predicted, in the transaction that ends the run.</summary>
    private async Task MergePredictionsAsync(FlywheelDbContext context, RunRow run, CancellationToken cancellationToken)
    {
        var open = await PredictionMerger.ReadAsync(context, run.Id, cancellationToken);
        var names = await PredictionMerger.NamesAsync(context, cancellationToken);
        var merged = await AwayAsync(context, run, token => merger.MergeAsync(open, names, token), cancellationToken);
        await PredictionMerger.WriteAsync(context, run.Id, merged, cancellationToken);
    }

    /// <summary>Adds the wave's candidates to what its cells have spent.</summary>
    private static async Task SpendAsync(FlywheelDbContext context, List<CellRow> cells, BatchRow batch, CancellationToken cancellationToken)
    {
        var works = await context.Batches.AsNoTracking().Where(b => b.RunId == batch.RunId && b.Wave == batch.Wave && b.Stage == Stages.Check).Select(b => b.Work).ToListAsync(cancellationToken);
        foreach (var group in works.SelectMany(w => BatchWork.Parse(w).Chunks).GroupBy(c => c.Cell, StringComparer.Ordinal))
        {
            cells.Single(c => c.Key == group.Key).Candidates = group.Max(c => c.From + c.Count);
        }
    }

    private async Task AcceptAsync(FlywheelDbContext context, List<CellRow> cells, RunRow run, BatchRow batch, CancellationToken cancellationToken)
    {
        var index = await SettledAsync(context, run, cancellationToken);
        var candidates = await context.Problems.AsNoTracking()
            .Where(p => p.RunId == run.Id && p.Wave == batch.Wave && p.State == ProblemState.Accepted)
            .Select(p => new { p.Id, p.CellKey, p.CandidateIndex, p.SceneHash, p.TextHash, p.PictureHash })
            .ToListAsync(cancellationToken);
        var byKey = cells.ToDictionary(c => c.Key, StringComparer.Ordinal);
        List<string> settled = [], surplus = [];
        List<(string Id, string Twin)> duplicates = [];
        foreach (var candidate in candidates.OrderBy(c => c.CellKey, StringComparer.Ordinal).ThenBy(c => c.CandidateIndex))
        {
            var (scene, text, picture) = ((ulong)candidate.SceneHash!.Value, (ulong)candidate.TextHash!.Value, (ulong)candidate.PictureHash!.Value);
            var cell = byKey[candidate.CellKey];
            if (index.Find(scene, text, picture) is { } twin)
            {
                duplicates.Add((candidate.Id, twin));
            }
            else if (cell.Accepted >= cell.Quota)
            {
                surplus.Add(candidate.Id);
            }
            else
            {
                index.Add(candidate.Id, scene, text, picture);
                settled.Add(candidate.Id);
                cell.Accepted++;
            }
        }

        await MarkAsync(context, settled, ProblemState.Settled, null, cancellationToken);
        await MarkAsync(context, surplus, ProblemState.Surplus, null, cancellationToken);
        await MarkAsync(context, [.. duplicates.Select(d => d.Id)], ProblemState.Rejected, DuplicateReason, cancellationToken);
        await WriteEventsAsync(context, run, batch, settled, surplus, duplicates, cancellationToken);
        await CountUsageAsync(context, run, settled, cancellationToken);
        batch.Accepted = settled.Count;
        batch.Rejected = duplicates.Count;
    }

    private static async Task<NearDuplicateIndex> SettledAsync(FlywheelDbContext context, RunRow run, CancellationToken cancellationToken)
    {
        var index = new NearDuplicateIndex(radius: 0);
        var settled = context.Problems.AsNoTracking()
            .Where(p => p.RunId == run.Id && p.State == ProblemState.Settled)
            .OrderBy(p => p.Id)
            .Select(p => new { p.Id, p.SceneHash, p.TextHash, p.PictureHash });
        await foreach (var problem in settled.AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            index.Add(problem.Id, (ulong)problem.SceneHash!.Value, (ulong)problem.TextHash!.Value, (ulong)problem.PictureHash!.Value);
        }

        return index;
    }

    private static Task<int> MarkAsync(FlywheelDbContext context, IReadOnlyList<string> ids, ProblemState state, string? reason, CancellationToken cancellationToken) =>
        ids.Count == 0
            ? Task.FromResult(0)
            : context.Problems.Where(p => ids.Contains(p.Id)).ExecuteUpdateAsync(p => p.SetProperty(x => x.State, state).SetProperty(x => x.Reason, reason), cancellationToken);

    private Task<int> WriteEventsAsync(
        FlywheelDbContext context, RunRow run, BatchRow batch, List<string> settled, List<string> surplus, List<(string Id, string Twin)> duplicates, CancellationToken cancellationToken)
    {
        var events = settled.Select(id => Event(id, "settled", []))
            .Concat(surplus.Select(id => Event(id, "surplus", [])))
            .Concat(duplicates.Select(d => Event(d.Id, "refused", new JsonObject { ["reason"] = DuplicateReason, ["twin"] = d.Twin })));
        return new BulkWriter(context).InsertAsync([.. events], cancellationToken);

        LedgerRow Event(string id, string name, JsonObject details)
        {
            details["wave"] = batch.Wave;
            return new LedgerRow { RunId = run.Id, ProblemId = id, Event = name, Actor = "settling", CodeVersion = CodeVersions.Line, Details = details.ToJsonString(), At = Now };
        }
    }

    /// <summary>Counts how often each knowledge node served in the run.</summary>
    private static Task<int> CountUsageAsync(FlywheelDbContext context, RunRow run, List<string> settled, CancellationToken cancellationToken) =>
        context.Database.ExecuteSqlAsync($"""
            INSERT INTO flywheel.run_node_usage (run_id, node_id, uses)
            SELECT {run.Id}, node, count(*) FROM flywheel.problems p, unnest(p.node_ids) node WHERE p.id = ANY({settled.ToArray()}) GROUP BY node ORDER BY node
            ON CONFLICT (run_id, node_id) DO UPDATE SET uses = flywheel.run_node_usage.uses + excluded.uses
            """, cancellationToken);

    private static async Task PauseDomainsAsync(FlywheelDbContext context, List<CellRow> cells, RunRow run, CancellationToken cancellationToken)
    {
        var recalls = await CanaryRecall.ByDomainAsync(context, run.Id, cancellationToken);
        foreach (var domain in recalls.Where(r => r.IsTooLow).Select(r => r.Name))
        {
            foreach (var cell in cells.Where(c => c.Domain == domain && c.State == CellState.Open))
            {
                cell.State = CellState.Paused;
            }
        }
    }

    private static void Close(List<CellRow> cells)
    {
        foreach (var cell in cells.Where(c => c.State == CellState.Open))
        {
            cell.State = cell.Accepted >= cell.Quota ? CellState.Full : cell.Candidates >= cell.Budget ? CellState.Spent : CellState.Open;
        }
    }

    /// <summary>A cell whose level below ended without a problem has nothing to expand.</summary>
    private static async Task CloseChildlessAsync(FlywheelDbContext context, List<CellRow> cells, RunRow run, CancellationToken cancellationToken)
    {
        await context.SaveChangesAsync(cancellationToken);
        var byKey = cells.ToDictionary(c => c.Key, StringComparer.Ordinal);
        foreach (var cell in cells.Where(c => c.Level > 0 && c.State == CellState.Open).OrderBy(c => c.Level))
        {
            if (!byKey.TryGetValue(PlanCell.KeyOf(cell.Domain, cell.FigureKind, cell.Level - 1), out var below) || (below.State != CellState.Open && below.Accepted == 0))
            {
                cell.State = CellState.Spent;
            }
        }
    }

    private BatchRow[] PlanNext(List<CellRow> cells, RunRow run, BatchRow batch)
    {
        var (level, batches) = WavePlanner.Next(cells);
        if (batches.IsEmpty && RunSettings.Parse(run.Settings).Repeats)
        {
            Repeat(cells, RunPlan.Parse(run.Plan));
            (level, batches) = WavePlanner.Next(cells);
        }

        return [.. batches.Select((work, i) => Batches.Waiting(run.Id, Stages.WritingOf(level), batch.Wave + 1, i, level, work, Now))];
    }

    /// <summary>Adds another round of the plan to an open-ended run whose cells are all closed; a cell that gave nothing is not asked again.</summary>
    private static void Repeat(List<CellRow> cells, RunPlan plan)
    {
        var round = plan.Cells.ToDictionary(c => c.Key, StringComparer.Ordinal);
        foreach (var cell in cells.Where(c => c.State is CellState.Full or CellState.Spent && c.Accepted > 0))
        {
            cell.Quota += round[cell.Key].Quota;
            cell.Budget += round[cell.Key].Budget;
            cell.State = CellState.Open;
        }
    }
}
