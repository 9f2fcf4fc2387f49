using Flywheel.Knowledge.Random;
using Flywheel.Synthesis.Authors.Rules;
using Flywheel.Synthesis.Problems;

namespace Flywheel.Checker.Damages;

/// <summary>A text is written across the edge of the picture.</summary>
internal sealed class LabelOffCanvasDamage : Damage
{
    /// <inheritdoc />
    public override string Name => "label-off-canvas";

    /// <inheritdoc />
    public override bool Repairable => true;

    /// <inheritdoc />
    public override Problem? Apply(Inspection inspection, SeededRandom random)
    {
        var scene = inspection.Scene;
        var (x, y) = (random.Chance(0.5) ? scene.Width - 3 : 3, random.Range(30, scene.Height - 30));
        return inspection.Problem with { FigureCode = inspection.Problem.FigureCode + "\n" + FigureWriter.Code($"Text({"Figure"}, {x}, {y}, size: 15);") };
    }
}
