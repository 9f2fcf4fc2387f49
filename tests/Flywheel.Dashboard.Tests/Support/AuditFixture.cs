using Flywheel.Knowledge.Storage;
using Flywheel.Synthesis.Problems;
using Flywheel.Worker.Hosting;
using Microsoft.EntityFrameworkCore;

namespace Flywheel.Dashboard.Tests.Support;

/// <summary>A dashboard over a database of its own, full of made-up decisions that say by their number what they are.</summary>
public sealed class AuditFixture : IAsyncLifetime
{
    /// <summary>How many decisions there are.</summary>
    public const int Count = 180;

    private static readonly DateTimeOffset Start = new(2026, 11, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly string[] Repairs = ["fix-unit", "move-label", "snap-step"];
    private static readonly string[] Checks = ["mentions-exist", "on-canvas", "labels-apart"];

    private static readonly string Document = ProblemJson.Write(SampleProblem.Create());

    private readonly TestDashboard _dashboard = new();

    internal DatabaseSession Session => _dashboard.Session;

    internal IServiceProvider Services => _dashboard.Server.Services;

    internal FormClient Forms => _dashboard.Forms;

    /// <summary>A client that keeps cookies and does not follow redirects.</summary>
    public HttpClient Client => _dashboard.Client;

    public Task InitializeAsync() => _dashboard.OpenAsync(async () =>
    {
        await using var context = Session.CreateContext();
        context.Runs.AddRange(Run("alpha"), Run("beta"));
        context.Cells.AddRange(Cell("alpha"), Cell("beta"));
        await context.SaveChangesAsync();
        var numbers = Enumerable.Range(0, Count).ToArray();
        await new BulkWriter(context).InsertAsync([.. numbers.Select(Problem)], default);
        await new BulkWriter(context).InsertAsync([.. numbers.Select(Decision)], default);
        await _dashboard.Workshop.LoadAsync(default);
    });

    public Task DisposeAsync() => _dashboard.DisposeAsync().AsTask();

    /// <summary>The decision of a number: every filter leaves another part of them.</summary>
    public static DecisionRow Decision(int number)
    {
        var repaired = number % 2 == 0;
        var (repair, check) = (Repairs[number % 3], Checks[number / 2 % 3]);
        return new DecisionRow
        {
            ProblemId = Id(number),
            RunId = RunOf(number),
            At = Start.AddHours(number / 4),
            Domain = $"domain {number % 4}",
            FigureKind = "plane",
            Family = $"family-{number % 5}",
            Author = number % 6 == 0 ? "model-x" : "rules",
            Outcome = repaired ? DecisionOutcome.Repaired : DecisionOutcome.Rejected,
            Checks = [check],
            Repairs = repaired || number % 9 == 0 ? [repair] : [],
            Applied = repaired ? [repair] : [],
            Rounds = 2,
            Stratum = repaired ? repair : DecisionRow.RejectedPrefix + check,
            Text = QuestionOf(number),
        };
    }

    public static string Id(int number) => $"{RunOf(number)}/problem-{number:000}";

    /// <summary>Puts everything back to where nobody has decided.</summary>
    public async Task ForgetVerdictsAsync()
    {
        await using var context = Session.CreateContext();
        await context.Reviews.ExecuteDeleteAsync();
        await context.Decisions.ExecuteUpdateAsync(d => d
            .SetProperty(x => x.Verdict, (ReviewVerdict?)null).SetProperty(x => x.Reviewer, (string?)null)
            .SetProperty(x => x.ReviewedAt, (DateTimeOffset?)null).SetProperty(x => x.ReviewVersion, 0));
    }

    /// <summary>Gives a problem a picture that cannot be drawn, or the one back that it had.</summary>
    public async Task SpoilAsync(int number, bool spoilt)
    {
        await using var context = Session.CreateContext();
        var document = spoilt ? ProblemJson.Write(SampleProblem.Create() with { FigureCode = "Canvas(448, 448);\nPoint(\"A\", 20, y);" }) : Document;
        await context.Problems.Where(p => p.Id == Id(number)).ExecuteUpdateAsync(p => p.SetProperty(x => x.Document, document));
    }

    private static string RunOf(int number) => number % 3 == 0 ? "beta" : "alpha";

    private static string QuestionOf(int number) => $"What is the area of triangle number {number}? {(number % 7 == 0 ? "Mind the <b>hexagon</b>." : "")}";

    private static RunRow Run(string name) => new()
    {
        Id = name,
        State = RunState.Finished,
        Seed = 1,
        Settings = "{}",
        Plan = "{}",
        CodeVersions = "{}",
        CreatedAt = Start,
    };

    private static CellRow Cell(string run) => new() { RunId = run, Key = "plane|plane|0", Domain = "plane", FigureKind = "plane", Quota = Count, Budget = Count };

    private static ProblemRow Problem(int number)
    {
        var decision = Decision(number);
        return new ProblemRow
        {
            Id = decision.ProblemId,
            RunId = decision.RunId,
            CellKey = "plane|plane|0",
            CandidateIndex = number,
            RootId = decision.ProblemId,
            Family = decision.Family,
            Author = decision.Author,
            Domain = decision.Domain,
            FigureKind = "plane",
            NodeIds = [],
            State = decision.Outcome == DecisionOutcome.Repaired ? ProblemState.Settled : ProblemState.Rejected,
            Reason = decision.Outcome == DecisionOutcome.Repaired ? null : decision.Checks[0],
            Repaired = decision.Outcome == DecisionOutcome.Repaired,
            Question = QuestionOf(number),
            Answer = "12",
            Document = Document,
            NominalDifficulty = 0,
            CreatedAt = decision.At,
        };
    }
}
