using System.Text.Json.Nodes;
using Flywheel.Knowledge.Random;
using Flywheel.Knowledge.Storage;
using Flywheel.Synthesis.Expansion;
using Flywheel.Synthesis.Plans;
using Flywheel.Synthesis.Problems;
using Flywheel.Worker.Models;
using Flywheel.Worker.Runs;
using Hangfire;
using Microsoft.EntityFrameworkCore;

namespace Flywheel.Worker.Jobs;

/// <summary>Makes a batch of candidates of a higher level from accepted problems one level below.</summary>
public sealed class ExpandJob(BatchServices services, Expander expander, RunCrews crews) : BatchJob(services)
{
    /// <inheritdoc />
    protected override string Stage => Stages.Expand;

    /// <summary>Makes the batch; see <see cref="BatchJob"/>.</summary>
    [AutomaticRetry(Attempts = MaximumAttempts - 1, DelaysInSeconds = [1, 2, 5, 10])]
    public Task RunAsync(string run, int wave, int batch, CancellationToken cancellationToken) => RunBatchAsync(run, wave, batch, cancellationToken);

    /// <inheritdoc />
    protected override async Task WorkAsync(FlywheelDbContext context, RunRow run, BatchRow batch, CancellationToken cancellationToken)
    {
        var work = BatchWork.Parse(batch.Work);
        var cells = await context.Cells.AsNoTracking().Where(c => c.RunId == run.Id && c.Level == batch.Level).ToDictionaryAsync(c => c.Key, StringComparer.Ordinal, cancellationToken);
        var candidates = new List<Candidate>(work.Count);
        foreach (var chunk in work.Chunks)
        {
            var cell = cells[chunk.Cell];
            var parents = await ParentsAsync(context, cell, cancellationToken);
            for (long index = chunk.From; index < chunk.From + chunk.Count && parents.Count > 0; index++)
            {
                candidates.Add(new Candidate(cell, index, parents[(int)(index % parents.Count)], SeededRandom.For(run.Seed).Fork(cell.Key).Fork(index).NextBits()));
            }
        }

        var written = await crews.OfAsync(run, cancellationToken) is { } crew
            ? await AwayAsync(
                context, run, token => crew.ForEachAsync(candidates, (c, stop) => crew.ExpandAsync(ProblemJson.Read(c.Parent.Document), c.Id, c.Seed, stop), token), cancellationToken)
            : [.. candidates.Select(c => expander.Expand(ProblemJson.Read(c.Parent.Document), c.Id, c.Seed, cancellationToken) is { } child ? new WrittenProblem(child, "expander", null, null) : null)];
        var rows = new List<ProblemRow>(work.Count);
        var events = new List<LedgerRow>(work.Count);
        foreach (var (candidate, result) in candidates.Zip(written))
        {
            if (result is null)
            {
                continue;
            }

            var row = ProblemRows.Of(result.Problem, candidate.Cell, batch.Wave, candidate.Index, candidate.Parent.RootId, Now);
            var details = new JsonObject
            {
                ["parent"] = candidate.Parent.Id,
                ["operator"] = result.Problem.Family[(result.Problem.Family.LastIndexOf('+') + 1)..],
                ["seed"] = candidate.Seed.ToString(),
            };
            if (result.Version is { } version)
            {
                details["version"] = version;
            }

            rows.Add(row);
            events.Add(ProblemRows.Event(row, "expanded", result.Actor, details, Now));
        }

        var writer = new BulkWriter(context);
        await writer.InsertAsync(rows, cancellationToken);
        await writer.InsertAsync(events, cancellationToken);
        batch.Candidates = work.Count;
        context.Batches.Add(Batches.CheckOf(batch, Now));
    }

    private sealed record Candidate(CellRow Cell, long Index, ProblemRow Parent, ulong Seed)
    {
        public string Id => ProblemId.Of(Cell, Index);
    }

    /// <summary>The settled problems one level below, in canonical order. They no longer change while a level above is being made.</summary>
    private static Task<List<ProblemRow>> ParentsAsync(FlywheelDbContext context, CellRow cell, CancellationToken cancellationToken)
    {
        var below = PlanCell.KeyOf(cell.Domain, cell.FigureKind, cell.Level - 1);
        return context.Problems.AsNoTracking()
            .Where(p => p.RunId == cell.RunId && p.CellKey == below && p.State == ProblemState.Settled)
            .OrderBy(p => p.CandidateIndex)
            .ToListAsync(cancellationToken);
    }
}
