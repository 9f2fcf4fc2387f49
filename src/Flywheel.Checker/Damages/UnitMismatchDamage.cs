using Flywheel.Knowledge.Random;
using Flywheel.Synthesis.Problems;

namespace Flywheel.Checker.Damages;

/// <summary>The answer carries a unit that question, picture and conclusion do not.</summary>
internal sealed class UnitMismatchDamage : Damage
{
    /// <inheritdoc />
    public override string Name => "unit-mismatch";

    /// <inheritdoc />
    public override bool Repairable => true;

    /// <inheritdoc />
    public override Problem? Apply(Inspection inspection, SeededRandom random)
    {
        if (inspection.Problem.Answer is not NumberAnswer number || !Units.IsKnown(number.Unit))
        {
            return null;
        }

        var others = Units.All.Where(u => u != number.Unit).ToArray();
        return inspection.Problem with { Answer = number with { Unit = random.Pick<string>(others) } };
    }
}
