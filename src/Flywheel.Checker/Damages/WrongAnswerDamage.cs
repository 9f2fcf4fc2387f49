using Flywheel.Knowledge.Random;
using Flywheel.Synthesis.Problems;

namespace Flywheel.Checker.Damages;

/// <summary>The answer and the conclusion say a wrong value.</summary>
internal sealed class WrongAnswerDamage : Damage
{
    /// <inheritdoc />
    public override string Name => "wrong-answer";

    /// <inheritdoc />
    public override bool Repairable => true;

    /// <inheritdoc />
    public override Problem? Apply(Inspection inspection, SeededRandom random)
    {
        var problem = inspection.Problem;
        return problem.Answer is ChoiceAnswer || WrongAnswers.Of(inspection, random) is not { } wrong ? null : WrongAnswers.With(problem, wrong);
    }
}
