using Flywheel.Knowledge.Random;
using Flywheel.Synthesis.Problems;

namespace Flywheel.Checker.Damages;

/// <summary>The figure program draws nothing that can be seen.</summary>
internal sealed class BlankPictureDamage : Damage
{
    /// <inheritdoc />
    public override string Name => "blank-picture";

    /// <inheritdoc />
    public override bool Repairable => false;

    /// <inheritdoc />
    public override Problem? Apply(Inspection inspection, SeededRandom random) =>
        inspection.Problem with { FigureCode = "Canvas(448, 448);\n" };
}
