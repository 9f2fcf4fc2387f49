using System.Text.Json.Nodes;
using Flywheel.Knowledge.Random;
using Flywheel.Knowledge.Storage;
using Flywheel.Synthesis.Expansion;
using Flywheel.Synthesis.Plans;
using Flywheel.Synthesis.Problems;
using Flywheel.Worker.Runs;
using Hangfire;
using Microsoft.EntityFrameworkCore;

namespace Flywheel.Worker.Jobs;

/// <summary>Makes a batch of candidates of a higher level from accepted problems one level below.</summary>
public sealed class ExpandJob(BatchServices services, Expander expander) : BatchJob(services)
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
        var rows = new List<ProblemRow>(work.Count);
        var events = new List<LedgerRow>(work.Count);
        foreach (var chunk in work.Chunks)
        {
            var cell = cells[chunk.Cell];
            var parents = await ParentsAsync(context, cell, cancellationToken);
            for (long index = chunk.From; index < chunk.From + chunk.Count && parents.Count > 0; index++)
            {
                var parent = parents[(int)(index % parents.Count)];
                var seed = SeededRandom.For(run.Seed).Fork(cell.Key).Fork(index).NextBits();
                if (expander.Expand(ProblemJson.Read(parent.Document), ProblemId.Of(cell, index), seed, cancellationToken) is { } child)
                {
                    var row = ProblemRows.Of(child, cell, batch.Wave, index, parent.RootId, Now);
                    rows.Add(row);
                    events.Add(ProblemRows.Event(row, "expanded", "expander", new JsonObject
                    {
                        ["parent"] = parent.Id,
                        ["operator"] = child.Family[(child.Family.LastIndexOf('+') + 1)..],
                        ["seed"] = seed.ToString(),
                    }, Now));
                }
            }
        }

        var writer = new BulkWriter(context);
        await writer.InsertAsync(rows, cancellationToken);
        await writer.InsertAsync(events, cancellationToken);
        batch.Candidates = work.Count;
        context.Batches.Add(Batches.CheckOf(batch, Now));
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
