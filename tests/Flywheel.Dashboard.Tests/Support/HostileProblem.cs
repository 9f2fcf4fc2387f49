using Flywheel.Knowledge.Storage;
using Flywheel.Synthesis.Problems;
using Flywheel.Worker.Hosting;
using Microsoft.EntityFrameworkCore;

namespace Flywheel.Dashboard.Tests.Support;

/// <summary>
/// A problem in a run of its own, whose every field holds what would break a page that took it for anything but text: a script, the end of an
/// attribute with a handler, marks that turn the direction of writing, and where there is room a hundred thousand characters.
/// </summary>
internal static class HostileProblem
{
    /// <summary>The run; run names cannot be hostile, the database refuses them.</summary>
    public const string Run = "hostile";

    /// <summary>The problem's id, slash and all.</summary>
    public const string Id = "hostile/" + Payload;

    /// <summary>What every field holds.</summary>
    public const string Payload = "<script>window.hit=1</script>\"><img src=x onerror=window.hit=1>\u202Etxet\u2066";

    /// <summary>What the fields hold that have room.</summary>
    public static string Long { get; } = Payload + new string('w', 100_000);

    /// <summary>Adds the problem with findings, repairs, events, a verdict, a parent and a child; the run's removal takes all but the events along.</summary>
    public static async Task AddAsync(DatabaseSession session)
    {
        await using var context = session.CreateContext();
        var now = DateTimeOffset.UtcNow;
        context.Runs.Add(new RunRow { Id = Run, State = RunState.Finished, Reason = Payload, Settings = "{}", Plan = "{}", CodeVersions = "{}", CreatedAt = now.AddYears(-1) });
        context.Cells.Add(new CellRow { RunId = Run, Key = $"{Payload}|{Payload}|0", Domain = Payload, FigureKind = Payload, Quota = 1, Accepted = 1, State = CellState.Full });
        var problem = Problem();
        var row = Row(problem, Id, null, now);
        context.Problems.Add(row);
        context.Problems.Add(Row(problem, Id + "/child", Id, now));
        context.Findings.Add(new FindingRow
        {
            ProblemId = Id,
            RunId = Run,
            Round = 1,
            CheckName = Payload,
            Verdict = FindingVerdict.Fail,
            Severity = FindingSeverity.Error,
            Message = Long,
            Evidence = ProblemJson.Write(problem),
            Actor = Payload,
            At = now,
        });
        context.Repairs.Add(new RepairRow
        {
            ProblemId = Id,
            RunId = Run,
            Round = 1,
            Repair = Payload,
            FindingCheck = Payload,
            Before = ProblemJson.Write(problem with { Question = "before" }),
            After = row.Document,
            Outcome = RepairOutcome.Discarded,
            Reason = Long,
            Actor = Payload,
            At = now,
        });
        context.Ledger.Add(new LedgerRow { RunId = Run, ProblemId = Id, Event = Payload, Actor = Payload, CodeVersion = Payload, Details = ProblemJson.Write(problem), At = now });
        context.Ledger.Add(new LedgerRow { RunId = Run, ProblemId = Id, Event = "checked", Actor = Payload, CodeVersion = Payload, Details = "[1]", At = now });
        context.Reviews.Add(new ReviewRow
        {
            ProblemId = Id,
            Version = 1,
            RunId = Run,
            Reviewer = Payload,
            Verdict = ReviewVerdict.Overridden,
            Before = row.Document,
            After = row.Document,
            Comment = Long,
            At = now,
        });
        context.Exports.Add(new ExportRow { RunId = Run, Dataset = Payload, Directory = $"/nowhere/{Payload}", State = ExportState.Finished, Settings = "{}", StartedAt = now, FinishedAt = now });
        await context.SaveChangesAsync();
    }

    /// <summary>Removes the run and all that hangs on it.</summary>
    public static async Task RemoveAsync(DatabaseSession session)
    {
        await using var context = session.CreateContext();
        await context.Runs.Where(r => r.Id == Run).ExecuteDeleteAsync();
    }

    private static Problem Problem() => new()
    {
        Id = Id,
        Run = Run,
        Seed = 1,
        Author = Payload,
        Family = Payload,
        Domain = Payload,
        FigureKind = Payload,
        Knowledge = [Payload],
        Tools = [Payload],
        Question = Long,
        Choices = [new Choice("A", Long), new Choice(Payload, Payload)],
        Answer = new ChoiceAnswer("A", new TextAnswer(Long)),
        FigureCode = $$"""
            Canvas(448, 448);
            Text("</svg><script>window.hit=1</script>", 200, 200);
            Point("\"><img src=x onerror=window.hit=1>", 100, 100);
            """,
        Steps = [new ThinkingStep(Long, "Segment(10, 10, 200, 200);"), new ThinkingStep(Payload, $"Circle(; // {Long}"), new ThinkingStep(Payload, "")],
        Conclusion = Long,
        AnswerCode = Long,
        Variant = new Variant($"Nonsense(; {Payload}", new TextAnswer(Payload)),
    };

    private static ProblemRow Row(Problem problem, string id, string? parent, DateTimeOffset now) => new()
    {
        Id = id,
        RunId = Run,
        CellKey = $"{Payload}|{Payload}|0",
        CandidateIndex = parent is null ? 0 : 1,
        ParentId = parent,
        RootId = Id,
        Lineage = parent is null ? ProblemLineage.Root : ProblemLineage.Parallel,
        Family = Long,
        Author = Payload,
        Domain = Payload,
        FigureKind = Payload,
        NodeIds = [Payload],
        State = ProblemState.Rejected,
        Reason = Payload,
        Repaired = true,
        Question = Long,
        Answer = Long,
        Document = ProblemJson.Write(problem with { Id = id, Parent = parent }),
        SceneHash = 1,
        TextHash = 2,
        PictureHash = 3,
        MeasuredDifficulty = 0.5,
        CreatedAt = now,
    };
}
