using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Flywheel.Knowledge.Storage;
using Flywheel.Synthesis.Problems;
using Flywheel.Worker.Runs;

namespace Flywheel.Worker.Jobs;

/// <summary>Turns problems into rows and back.</summary>
internal static class ProblemRows
{
    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The row of a problem that was just written.</summary>
    public static ProblemRow Of(Problem problem, CellRow cell, int wave, long index, string rootId, DateTimeOffset now) => new()
    {
        Id = problem.Id,
        RunId = cell.RunId,
        CellKey = cell.Key,
        Wave = wave,
        CandidateIndex = index,
        ParentId = problem.Parent,
        RootId = rootId,
        Lineage = Enum.Parse<ProblemLineage>(problem.Lineage.ToString()),
        Level = problem.Level,
        Family = problem.Family,
        Author = problem.Author,
        Domain = problem.Domain,
        FigureKind = problem.FigureKind,
        NodeIds = [.. problem.Knowledge],
        State = ProblemState.Authored,
        Question = problem.FullQuestion,
        Answer = problem.Answer.Text,
        Document = ProblemJson.Write(problem),
        NominalDifficulty = problem.Level,
        CreatedAt = now,
    };

    /// <summary>An event of a problem's story.</summary>
    public static LedgerRow Event(ProblemRow problem, string name, string actor, JsonObject details, DateTimeOffset now) => new()
    {
        RunId = problem.RunId,
        ProblemId = problem.Id,
        Event = name,
        Actor = actor,
        CodeVersion = CodeVersions.Line,
        Details = details.ToJsonString(Json),
        At = now,
    };
}
