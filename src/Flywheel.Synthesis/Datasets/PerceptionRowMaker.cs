using Flywheel.Synthesis.Figures;
using Flywheel.Synthesis.Figures.Rendering;
using Flywheel.Synthesis.Perception;
using Flywheel.Synthesis.Problems;

namespace Flywheel.Synthesis.Datasets;

/// <summary>Makes the rows of V-Perception.</summary>
internal sealed class PerceptionRowMaker(FigureEngine engine, FigureRenderer renderer) : RowMaker(DatasetSchema.VPerception, engine, renderer)
{
    public override RowResult Make(Problem problem, CancellationToken cancellationToken)
    {
        var scene = DrawFigure(problem, cancellationToken);
        return PerceptionAuthor.Write(scene, problem.Seed) is { } item
            ? RowResult.Of(new DatasetRow(Schema, problem.Id, Image(problem, "", scene), item.Question, item.Answer, problem.FigureCode, item.Elements))
            : RowResult.None("nothing with a name or number to point at");
    }
}
