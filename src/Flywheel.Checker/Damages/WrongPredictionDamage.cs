using Flywheel.Knowledge.Random;
using Flywheel.Synthesis.Problems;

namespace Flywheel.Checker.Damages;

/// <summary>The answer that the author predicts for the picture with one number changed is wrong: author and answer code disagree about what matters.</summary>
internal sealed class WrongPredictionDamage : Damage
{
    /// <inheritdoc />
    public override string Name => "wrong-prediction";

    /// <inheritdoc />
    public override bool Repairable => false;

    /// <inheritdoc />
    public override Problem? Apply(Inspection inspection, SeededRandom random)
    {
        var problem = inspection.Problem;
        return problem.Variant is { } variant && variant.Answer.Value is NumberAnswer number
            ? problem with { Variant = variant with { Answer = number with { Number = number.Number + Math.Max(1, 3 * number.Tolerance) } } }
            : null;
    }
}
