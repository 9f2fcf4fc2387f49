using System.Collections.Immutable;
using Flywheel.Checker.Checks;
using Flywheel.Checker.Reviews;
using Flywheel.Model.Authoring;
using Flywheel.Model.Chat;
using Flywheel.Synthesis.Figures.Rendering;
using Flywheel.Synthesis.Problems;

namespace Flywheel.Worker.Models;

/// <summary>The repairs that ask a model, in the order in which they are tried: the smaller the change, the earlier.</summary>
internal static class ModelRepairs
{
    private const string RewordQuestion = "reword-question";
    private const string RewriteStep = "rewrite-step";
    private const string ReconstructQuestion = "reconstruct-question";

    /// <summary>The names of the repairs.</summary>
    public static ImmutableArray<string> Names { get; } = [RewordQuestion, RewriteStep, ReconstructQuestion];

    /// <summary>The repairs.</summary>
    /// <param name="runner">Asks the model.</param>
    /// <param name="renderer">Paints the pictures that it sees.</param>
    /// <param name="actor">The model, as repairs name their actor.</param>
    public static ImmutableArray<ReviewRepair> Create(PromptRunner runner, FigureRenderer renderer, string actor)
    {
        var (editor, tutor, reconstructor) = (new QuestionEditor(runner), new StepTutor(runner), new ProblemReconstructor(runner));
        return
        [
            new ModelRepair(
                RewordQuestion,
                actor,
                [QuestionGoodCheck.CheckName, "mentions-exist", "wording", "answer-not-given-away"],
                "The question was put in other words.",
                (inspection, finding, token) => editor.ProposeAsync(inspection.Problem, inspection.Figure.Scene, finding.Message, token)),
            new ModelRepair(
                RewriteStep,
                actor,
                ["steps-run", "step-draws", "step-on-features", "step-keeps-picture"],
                "The step was written anew.",
                (inspection, finding, token) => StepOf(inspection.Problem, finding) is { } step
                    ? tutor.ProposeAsync(inspection.Problem, step, inspection.Figure.Scene, finding.Message, token)
                    : Task.FromResult<Problem?>(null)),
            new ModelRepair(
                ReconstructQuestion,
                actor,
                [ConsensusCheck.CheckName, QuestionGoodCheck.CheckName, "answer-code-runs", "answer-code-honest", "answer-recomputed", "mentions-exist"],
                "Question, answer, conclusion and answer code were written anew from the picture and the picture with its steps.",
                (inspection, _, token) => inspection.ProgramsRan
                    ? reconstructor.ProposeAsync(inspection.Problem, Picture.Of(renderer, inspection.Scene), Picture.Of(renderer, inspection.LastScene), token)
                    : Task.FromResult<Problem?>(null)),
        ];
    }

    private static int? StepOf(Problem problem, Finding finding) =>
        finding.Evidence["step"]?.GetValue<int>() is >= 0 and var step && step < problem.Steps.Length ? step : null;
}
