using System.Collections.Immutable;
using System.Text;
using Flywheel.Checker;
using Flywheel.Checker.Checks;
using Flywheel.Knowledge.Random;
using Flywheel.Knowledge.Storage;
using Flywheel.Model.Replies;
using Flywheel.Synthesis.Authors;
using Flywheel.Synthesis.Figures;
using Flywheel.Synthesis.Figures.Rendering;
using Flywheel.Synthesis.Problems;
using Flywheel.Synthesis.Problems.Fingerprints;
using Flywheel.Worker.Models;
using Flywheel.Worker.Runs;

namespace Flywheel.Worker.Files;

/// <summary>
/// A run of problems of level 0 into files, without a database: the authors, checks and order of a run in the database. What became of each
/// candidate is on the disk before the next ones are begun, and so is what a model wrote; a run that was stopped at any moment goes on and ends with
/// the same files.
/// </summary>
/// <param name="planner">Turns options into settings and plan.</param>
/// <param name="crews">Makes crews.</param>
/// <param name="author">The rule author.</param>
/// <param name="checker">The rules.</param>
/// <param name="engine">Runs programs.</param>
/// <param name="renderer">Paints pictures.</param>
public sealed class FileRun(RunPlanner planner, CrewMaker crews, IProblemAuthor author, ProblemChecker checker, FigureEngine engine, FigureRenderer renderer)
{
    /// <summary>The file of accepted problems, a JSON document a line; written when the run is over.</summary>
    public const string ProblemsFile = "problems.jsonl";

    /// <summary>The file of all candidates.</summary>
    public const string CandidatesFile = "candidates.jsonl";

    /// <summary>The file of the model's replies.</summary>
    public const string RepliesFile = "replies.jsonl";

    /// <summary>The file of the run's settings.</summary>
    public const string SettingsFile = "settings.json";

    /// <summary>Why a candidate is passed over whose cell is full.</summary>
    public const string SurplusReason = "surplus";

    /// <summary>Runs, or goes on.</summary>
    /// <param name="options">What to make. Levels and time limit are not for runs into files.</param>
    /// <param name="folder">Where to; made if it is absent.</param>
    /// <param name="progress">Told of candidates done and problems accepted; null for nobody.</param>
    /// <param name="cancellationToken">Stops; the same run goes on later.</param>
    /// <returns>What came of it, the accepted candidates in order, and what the model was asked.</returns>
    /// <exception cref="RunException">The folder holds a run with other settings, or a model is needed that is not there.</exception>
    /// <exception cref="IOException">The folder cannot be written, or another process writes to it.</exception>
    public async Task<(FileRunSummary Summary, ImmutableArray<FileCandidate> Accepted, IReadOnlyList<UsageByPurpose> Usage)> RunAsync(
        GrowOptions options, string folder, IProgress<(int Candidates, int Accepted)>? progress, CancellationToken cancellationToken)
    {
        var (name, settings, plan) = planner.Plan(options with { Levels = [0], Hours = null });
        Directory.CreateDirectory(folder);
        await RequireSameAsync(Path.Combine(folder, SettingsFile), settings, cancellationToken);
        using var replies = await FileReplies.OpenAsync(Path.Combine(folder, RepliesFile), cancellationToken);
        var known = new Dictionary<string, FileCandidate>(StringComparer.Ordinal);
        using var log = await JsonLog<FileCandidate>.OpenAsync(Path.Combine(folder, CandidatesFile), c => known[c.Id] = c, cancellationToken);
        var crew = settings.Model is { } model ? crews.Make(model, replies, []) : null;
        var cells = plan.Cells.Select(c => new CellRow { RunId = name, Key = c.Key, Domain = c.Domain, FigureKind = c.FigureKind, Level = c.Level, Quota = c.Quota, Budget = c.Budget }).ToArray();
        var settling = new FileSettling(cells);
        for (var batches = WavePlanner.Next(cells).Batches; batches.Length > 0; batches = WavePlanner.Next(cells).Batches)
        {
            foreach (var requests in batches.Select(b => Requests(cells, b, name, settings.Seed)))
            {
                var missing = requests.Where(r => !known.ContainsKey(r.Id)).ToList();
                foreach (var candidate in await MakeAsync(missing, crew, cancellationToken))
                {
                    await log.AddAsync(candidate, cancellationToken);
                    known[candidate.Id] = candidate;
                }

                settling.Settle(requests.Select(r => (r, known[r.Id])));
                progress?.Report((settling.Candidates, settling.Accepted.Count));
            }

            settling.EndWave();
        }

        ImmutableArray<FileCandidate> accepted = [.. settling.Accepted];
        WriteProblems(Path.Combine(folder, ProblemsFile), accepted);
        return (new FileRunSummary(cells.Sum(c => c.Quota), settling.Candidates, accepted.Length, settling.Reasons), accepted, UsageByPurpose.Of(replies.All));
    }

    private static async Task RequireSameAsync(string file, RunSettings settings, CancellationToken cancellationToken)
    {
        if (!File.Exists(file))
        {
            AsideFile.Write(file, stream => stream.Write(Encoding.UTF8.GetBytes(settings.ToJson())));
            return;
        }

        RunSettings then;
        try
        {
            then = RunSettings.Parse(await File.ReadAllTextAsync(file, cancellationToken));
        }
        catch (System.Text.Json.JsonException e)
        {
            throw new RunException($"{file} holds no settings of a run: {e.Message} Choose another folder.");
        }

        string[] differences = [.. then.Differences(settings), .. then.Plan == settings.Plan ? Array.Empty<string>() : ["another plan: count or domains differ"]];
        if (differences.Length > 0)
        {
            throw new RunException($"{Path.GetDirectoryName(file)} holds a run that was started with other settings: {string.Join("; ", differences)}. Give the same options, or choose another folder.");
        }
    }

    private static List<AuthorRequest> Requests(CellRow[] cells, BatchWork work, string run, ulong seed) =>
    [
        .. work.Chunks.SelectMany(chunk =>
        {
            var cell = cells.Single(c => c.Key == chunk.Cell);
            return Enumerable.Range(chunk.From, chunk.Count).Select(index => new AuthorRequest(
                run, ProblemId.Of(cell, index), seed, SeededRandom.For(seed).Fork(cell.Key).Fork((long)index).NextBits(), index, cell.Domain, cell.FigureKind));
        }),
    ];

    private async Task<FileCandidate[]> MakeAsync(List<AuthorRequest> requests, RunCrew? crew, CancellationToken cancellationToken)
    {
        if (crew is not null)
        {
            return await crew.ForEachAsync(requests, async (request, token) => await crew.WriteAsync(request, token) is { } written
                ? Finish(request.Id, written.Actor, await crew.CheckAsync(written.Problem, token), crew.Engine)
                : new FileCandidate { Id = request.Id }, cancellationToken);
        }

        var made = new FileCandidate[requests.Count];
        await Parallel.ForAsync(0, made.Length, cancellationToken, async (i, token) => made[i] = await author.WriteAsync(requests[i], token) is { } problem
            ? Finish(requests[i].Id, author.Name, checker.Check(problem, token), engine)
            : new FileCandidate { Id = requests[i].Id });
        return made;
    }

    private FileCandidate Finish(string id, string writer, CheckReport report, FigureEngine artist)
    {
        var prints = report.Outcome != CheckOutcome.Rejected && artist.Draw(report.Problem.FigureCode).Scene is { } scene ? ProblemFingerprint.Of(report.Problem, scene, renderer) : (ProblemFingerprint?)null;
        return new FileCandidate
        {
            Id = id,
            Document = ProblemJson.Write(report.Problem),
            Author = writer,
            Passed = report.Outcome != CheckOutcome.Rejected,
            Reason = report.Reasons.FirstOrDefault()?.Check,
            Story = [.. report.Rounds.SelectMany(Story)],
            Prints = prints is { } print ? [print.Scene, print.Text, print.Picture] : [],
        };
    }

    private static IEnumerable<string> Story(CheckRound round) => round.Findings
        .Where(f => f.Verdict != Verdict.Pass)
        .Select(f => $"round {round.Number}: {f.Check}{(f.Actor is null ? "" : $" by {f.Actor}")}: {(f.IsFailure ? "" : "not judged: ")}{f.Message}")
        .Concat(round.Repairs.Select(r => $"round {round.Number}: {r.Repair}{(r.Actor is null ? "" : $" by {r.Actor}")} {(r.Kept ? "applied" : "discarded")}: {r.Why}"));

    private static void WriteProblems(string file, ImmutableArray<FileCandidate> accepted) => AsideFile.Write(file, stream =>
    {
        foreach (var candidate in accepted)
        {
            stream.Write(Encoding.UTF8.GetBytes(candidate.Document + "\n"));
        }
    });
}
