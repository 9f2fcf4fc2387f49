using Flywheel.Synthesis.Figures;
using Flywheel.Synthesis.Figures.Rendering;
using Flywheel.Synthesis.Problems;

namespace Flywheel.Synthesis.Datasets;

/// <summary>Makes the rows of V-Interaction.</summary>
internal sealed class InteractionRowMaker(FigureEngine engine, FigureRenderer renderer) : RowMaker(DatasetSchema.VInteraction, engine, renderer)
{
    public override RowResult Make(Problem problem, CancellationToken cancellationToken)
    {
        var thought = new InteractiveThought(problem.Steps, problem.Conclusion, problem.Answer.Text);
        if (thought.FindTag() is { } tag)
        {
            return RowResult.None($"{tag} in the thought");
        }

        var scenes = DrawAll(problem, cancellationToken);
        return RowResult.Of(new DatasetRow(
            Schema,
            problem.Id,
            problem.FullQuestion,
            Image(problem, "", scenes[0]),
            Image(problem, "edited", scenes[^1]),
            problem.FigureCode,
            string.Join("\n\n", problem.Steps.Select(s => s.Code.Trim())),
            thought.Write(),
            problem.Answer.Text));
    }
}
