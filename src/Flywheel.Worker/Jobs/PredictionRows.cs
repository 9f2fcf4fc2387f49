using Flywheel.Knowledge.Outlines;
using Flywheel.Knowledge.Storage;
using Flywheel.Model.Authoring;
using Flywheel.Synthesis.Problems;

namespace Flywheel.Worker.Jobs;

/// <summary>Turns what a model predicted for a problem into rows.</summary>
internal static class PredictionRows
{
    /// <summary>A row for each name.</summary>
    public static IEnumerable<PredictionRow> Of(Problem problem, AuthorPrediction prediction)
    {
        var domain = Slug.Of(problem.Domain);
        var proposed = prediction.Proposed.ToDictionary(t => t.Name, StringComparer.Ordinal);
        var knowledge = prediction.Knowledge.Select(name => Row(PredictionKind.Knowledge, name, domain));
        var tools = prediction.Tools.Except(proposed.Keys, StringComparer.Ordinal).Concat(proposed.Keys).Select(name => Row(PredictionKind.Tool, name, ""));
        return knowledge.Concat(tools);

        PredictionRow Row(PredictionKind kind, string name, string at)
        {
            var tool = kind == PredictionKind.Tool ? proposed.GetValueOrDefault(name) : null;
            return new PredictionRow
            {
                ProblemId = problem.Id,
                RunId = problem.Run,
                Kind = kind,
                Name = name,
                Author = prediction.Author,
                Domain = at,
                Signature = tool?.Signature,
                Source = tool?.Source,
                Example = tool?.Example,
            };
        }
    }
}
