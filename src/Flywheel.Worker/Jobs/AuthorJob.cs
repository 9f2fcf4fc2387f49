using System.Text.Json.Nodes;
using Flywheel.Knowledge.Random;
using Flywheel.Knowledge.Storage;
using Flywheel.Synthesis.Authors;
using Flywheel.Worker.Models;
using Flywheel.Worker.Runs;
using Hangfire;
using Microsoft.EntityFrameworkCore;

namespace Flywheel.Worker.Jobs;

/// <summary>Writes a batch of candidates of level 0.</summary>
public sealed class AuthorJob(BatchServices services, IProblemAuthor author, RunCrews crews) : BatchJob(services)
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
        var nodes = RunSettings.Parse(run.Settings).Nodes;
        var candidates = work.Chunks.SelectMany(chunk => Requests(run, cells[chunk.Cell], chunk, nodes)).ToList();
        var crew = await crews.OfAsync(run, cancellationToken);
        var written = crew is null
            ? await WriteAsync(candidates, cancellationToken)
            : await AwayAsync(context, run, token => crew.ForEachAsync(candidates, (c, stop) => crew.WriteAsync(c.Request, stop), token), cancellationToken);
        var rows = new List<ProblemRow>(work.Count);
        var events = new List<LedgerRow>(work.Count);
        var predictions = new List<PredictionRow>();
        foreach (var (candidate, result) in candidates.Zip(written))
        {
            if (result is not { Problem: var problem })
            {
                continue;
            }

            var row = ProblemRows.Of(problem, candidate.Cell, batch.Wave, candidate.Request.Index, problem.Id, Now);
            var details = new JsonObject
            {
                ["version"] = result.Version,
                ["family"] = problem.Family,
                ["seed"] = problem.Seed.ToString(),
                ["knowledge"] = new JsonArray([.. problem.Knowledge.Select(k => (JsonNode)k)]),
            };
            if (result.Prediction is { } prediction)
            {
                details["model"] = crew!.ModelDigest;
                predictions.AddRange(PredictionRows.Of(problem, prediction));
            }

            rows.Add(row);
            events.Add(ProblemRows.Event(row, "authored", result.Actor, details, Now));
        }

        var writer = new BulkWriter(context);
        await writer.InsertAsync(rows, cancellationToken);
        await writer.InsertAsync(events, cancellationToken);
        await writer.InsertAsync(predictions, cancellationToken);
        batch.Candidates = work.Count;
        context.Batches.Add(Batches.CheckOf(batch, Now));
    }

    private static IEnumerable<(CellRow Cell, AuthorRequest Request)> Requests(RunRow run, CellRow cell, BatchChunk chunk, IReadOnlyList<string>? nodes)
    {
        for (long index = chunk.From; index < chunk.From + chunk.Count; index++)
        {
            var seed = SeededRandom.For(run.Seed).Fork(cell.Key).Fork(index).NextBits();
            yield return (cell, new AuthorRequest(run.Id, ProblemId.Of(cell, index), run.Seed, seed, index, cell.Domain, cell.FigureKind, nodes));
        }
    }

    private async Task<WrittenProblem?[]> WriteAsync(List<(CellRow Cell, AuthorRequest Request)> candidates, CancellationToken cancellationToken)
    {
        var written = new WrittenProblem?[candidates.Count];
        for (var i = 0; i < written.Length; i++)
        {
            written[i] = await author.WriteAsync(candidates[i].Request, cancellationToken) is { } problem ? new WrittenProblem(problem, author.Name, author.Version, null) : null;
        }

        return written;
    }
}
