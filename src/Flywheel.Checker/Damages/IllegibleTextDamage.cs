using Flywheel.Knowledge.Random;
using Flywheel.Synthesis.Authors.Rules;
using Flywheel.Synthesis.Problems;

namespace Flywheel.Checker.Damages;

/// <summary>A text is too small to read.</summary>
internal sealed class IllegibleTextDamage : Damage
{
    /// <inheritdoc />
    public override string Name => "illegible-text";

    /// <inheritdoc />
    public override bool Repairable => true;

    /// <inheritdoc />
    public override Problem? Apply(Inspection inspection, SeededRandom random)
    {
        var scene = inspection.Scene;
        return inspection.Problem with { FigureCode = inspection.Problem.FigureCode + "\n" + FigureWriter.Code($"Text({"not to scale"}, {random.Range(60, scene.Width - 60)}, {scene.Height - 8}, size: {random.Range(4, 8)});") };
    }
}
