using System.Text.Json.Nodes;
using Flywheel.Knowledge.Random;
using Flywheel.Knowledge.Storage;
using Flywheel.Synthesis.Authors;
using Flywheel.Worker.Runs;
using Hangfire;
using Microsoft.EntityFrameworkCore;

namespace Flywheel.Worker.Jobs;

/// <summary>Writes a batch of candidates of level 0.</summary>
public sealed class AuthorJob(BatchServices services, IProblemAuthor author) : BatchJob(services)
{
    /// <inheritdoc />
    protected override string Stage => Stages.Author;

    /// <summary>Writes the batch; see <see cref="BatchJob"/>.</summary>
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
            for (long index = chunk.From; index < chunk.From + chunk.Count; index++)
            {
                var seed = SeededRandom.For(run.Seed).Fork(cell.Key).Fork(index).NextBits();
                var request = new AuthorRequest(run.Id, ProblemId.Of(cell, index), run.Seed, seed, index, cell.Domain, cell.FigureKind);
                if (await author.WriteAsync(request, cancellationToken) is { } problem)
                {
                    var row = ProblemRows.Of(problem, cell, batch.Wave, index, problem.Id, Now);
                    rows.Add(row);
                    events.Add(ProblemRows.Event(row, "authored", author.Name, new JsonObject
                    {
                        ["version"] = author.Version,
                        ["family"] = problem.Family,
                        ["seed"] = problem.Seed.ToString(),
                        ["knowledge"] = new JsonArray([.. problem.Knowledge.Select(k => (JsonNode)k)]),
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
}
