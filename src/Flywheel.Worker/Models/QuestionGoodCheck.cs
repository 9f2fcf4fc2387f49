using Flywheel.Checker;
using Flywheel.Checker.Checks;
using Flywheel.Checker.Reviews;
using Flywheel.Model.Authoring;
using Flywheel.Model.Chat;
using Flywheel.Model.Replies;
using Flywheel.Synthesis.Figures.Rendering;

namespace Flywheel.Worker.Models;

/// <summary>A model that sees the picture finds the question's wording good.</summary>
/// <param name="examiner">The model.</param>
/// <param name="renderer">Paints the picture.</param>
/// <param name="actor">The model's name.</param>
internal sealed class QuestionGoodCheck(QuestionExaminer examiner, FigureRenderer renderer, string actor) : ReviewCheck
{
    /// <summary>The name of the check.</summary>
    public const string CheckName = "question-good";

    /// <inheritdoc />
    public override string Name => CheckName;

    /// <inheritdoc />
    public override string Actor => actor;

    /// <inheritdoc />
    public override async Task<Finding> InspectAsync(Inspection inspection, CancellationToken cancellationToken)
    {
        try
        {
            var verdict = await examiner.ExamineAsync(inspection.Problem, Picture.Of(renderer, inspection.Scene), cancellationToken);
            return verdict.IsGood switch
            {
                true => Find(Verdict.Pass, "The question is well put.", ("reasons", verdict.Reasons)),
                false => Find(Verdict.Fail, $"The question is not well put: {verdict.Reasons}", ("reasons", verdict.Reasons)),
                null => Find(Verdict.NotJudged, "The examiner gave no verdict."),
            };
        }
        catch (GenerationException e) when (e.CostsOneReply())
        {
            return Find(Verdict.NotJudged, $"The examiner gave no verdict: {e.Message}");
        }
    }
}
