using Flywheel.Knowledge.Random;
using Flywheel.Synthesis.Problems;

namespace Flywheel.Checker.Damages;

/// <summary>A character of the figure program is missing.</summary>
internal sealed class SyntaxErrorDamage : Damage
{
    /// <inheritdoc />
    public override string Name => "syntax-error";

    /// <inheritdoc />
    public override bool Repairable => true;

    /// <inheritdoc />
    public override Problem? Apply(Inspection inspection, SeededRandom random)
    {
        var code = inspection.Problem.FigureCode;
        var places = Enumerable.Range(0, code.Length).Where(i => code[i] is ';' or ')').ToArray();
        var place = random.Pick<int>(places);
        var spoilt = code.Remove(place, 1);

        // A bracket within a text is no error of syntax.
        return inspection.Draw(spoilt).Succeeded ? null : inspection.Problem with { FigureCode = spoilt };
    }
}
