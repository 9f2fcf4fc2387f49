using System.Text.Json.Nodes;
using Flywheel.Checker;
using Flywheel.Checker.Checks;
using Flywheel.Checker.Reviews;
using Flywheel.Model.Authoring;
using Flywheel.Model.Chat;
using Flywheel.Synthesis.Figures.Rendering;

namespace Flywheel.Worker.Models;

/// <summary>
/// Solvers that see the picture alone come to the answer. It fails only where at least half of them agree on another answer: solvers that are
/// weak, and agree on nothing, say nothing about a problem but that it is hard.
/// </summary>
/// <param name="panel">The solvers.</param>
/// <param name="solvers">How many are asked.</param>
/// <param name="renderer">Paints the picture.</param>
/// <param name="actor">The model.</param>
internal sealed class ConsensusCheck(SolverPanel panel, int solvers, FigureRenderer renderer, string actor) : ReviewCheck
{
    /// <summary>The name of the check.</summary>
    public const string CheckName = "consensus";

    private const int LongestAnswer = 200;

    /// <inheritdoc />
    public override string Name => CheckName;

    /// <inheritdoc />
    public override string Actor => actor;

    /// <summary>The share of solvers that failed, 0 to 1, if the check is among these findings and judged; else null.</summary>
    public static double? Difficulty(IEnumerable<Finding> findings) =>
        findings.FirstOrDefault(f => f.Check == CheckName)?.Evidence["difficulty"]?.GetValue<double>();

    /// <inheritdoc />
    public override async Task<Finding> InspectAsync(Inspection inspection, CancellationToken cancellationToken)
    {
        var problem = inspection.Problem;
        var votes = await panel.AskAsync(problem, Picture.Of(renderer, inspection.Scene), solvers, cancellationToken);
        (string, JsonNode?)[] evidence =
        [
            ("expected", problem.Answer.Text),
            ("answers", new JsonArray([.. votes.Answers.Select(a => (JsonNode?)Clip(a))])),
            ("right", votes.Right),
            ("rival", Clip(votes.Rival)),
            ("rivalVotes", votes.RivalVotes),
            .. votes.Answers.All(a => a is null) ? Array.Empty<(string, JsonNode?)>() : [("difficulty", votes.Difficulty)],
        ];
        return votes.Verdict switch
        {
            true => Find(Verdict.Pass, $"{votes.Right} of {solvers} solvers come to the answer.", evidence),
            false => Find(Verdict.Fail, $"{votes.RivalVotes} of {solvers} solvers come to \"{Clip(votes.Rival)}\" instead of {problem.Answer.Text}.", evidence),
            null => Find(Verdict.NotJudged, $"The {solvers} solvers agree on no answer; {votes.Right} come to the problem's.", evidence),
        };
    }

    private static string? Clip(string? text) => text is { Length: > LongestAnswer } ? text[..LongestAnswer] + "..." : text;
}
