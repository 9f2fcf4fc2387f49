using Flywheel.Knowledge.Storage;

namespace Flywheel.Knowledge.Tests.Storage;

/// <summary>Rows that fit together: a run with one cell, and problems for it.</summary>
internal static class Rows
{
    public static readonly DateTimeOffset Now = new(2026, 11, 20, 12, 0, 0, TimeSpan.Zero);

    public static RunRow Run(string id = "run-1") => new()
    {
        Id = id,
        State = RunState.Running,
        Seed = ulong.MaxValue,
        Settings = "{}",
        Plan = "{}",
        CodeVersions = "{}",
        CreatedAt = Now,
    };

    public static CellRow Cell(string run = "run-1") => new()
    {
        RunId = run,
        Key = "plane-geometry|plane-geometry|0",
        Domain = "plane-geometry",
        FigureKind = "plane-geometry",
        Quota = 10,
        Budget = 100,
    };

    public static ProblemRow Problem(int index, string run = "run-1") => new()
    {
        Id = $"{run}-{index}",
        RunId = run,
        CellKey = Cell().Key,
        CandidateIndex = index,
        RootId = $"{run}-{index}",
        Family = "triangle-area",
        Author = "rules",
        Domain = "plane-geometry",
        FigureKind = "plane-geometry",
        NodeIds = ["plane-geometry/area", "plane-geometry/height"],
        State = ProblemState.Accepted,
        Question = "How large is the area?",
        Answer = "12 cm²",
        Document = """{"id": 1}""",
        SceneHash = -1,
        TextHash = index,
        NominalDifficulty = 0.5,
        CreatedAt = Now,
    };

    public static FindingRow Finding(string problem, string check = "labels", FindingVerdict verdict = FindingVerdict.Fail) => new()
    {
        ProblemId = problem,
        RunId = "run-1",
        CheckName = check,
        Verdict = verdict,
        Severity = FindingSeverity.Error,
        Message = "B is off canvas.",
        Evidence = """{"x": 500}""",
        Actor = "checker 0.1.0",
        At = Now,
    };

    public static LedgerRow Event(string? problem = null) => new()
    {
        RunId = "run-1",
        ProblemId = problem,
        Event = "Authored",
        Actor = "rules",
        CodeVersion = "0.1.0",
        At = Now,
    };
}
