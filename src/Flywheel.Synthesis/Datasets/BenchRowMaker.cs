using Flywheel.Synthesis.Figures;
using Flywheel.Synthesis.Figures.Rendering;
using Flywheel.Synthesis.Perception;
using Flywheel.Synthesis.Problems;

namespace Flywheel.Synthesis.Datasets;

/// <summary>Makes the rows of VTBench: what is to be marked, what is to be drawn and what is to be found out in one picture.</summary>
internal sealed class BenchRowMaker(FigureEngine engine, FigureRenderer renderer) : RowMaker(DatasetSchema.VTBench, engine, renderer)
{
    public override RowResult Make(Problem problem, CancellationToken cancellationToken)
    {
        var scenes = DrawAll(problem, cancellationToken);
        if (PerceptionAuthor.Write(scenes[0], problem.Seed, mustMark: true) is not { } item)
        {
            return RowResult.None("nothing with a name or number to point at");
        }

        if (scenes.Length < 2)
        {
            return RowResult.None("no step to draw");
        }

        var marked = Required(problem, "the annotation", Engine.DrawStep(scenes[0], item.MarkCode, cancellationToken));
        return RowResult.Of(new DatasetRow(
            Schema,
            problem.Id,
            Image(problem, "", scenes[0]),
            Image(problem, "instruction", scenes[1]),
            Image(problem, "perception", marked),
            problem.FullQuestion,
            problem.Answer.Text,
            item.Instruction,
            DrawingInstruction.Write(scenes[1]),
            problem.Steps[0].Code.Trim()));
    }
}
