using Flywheel.Knowledge.Random;
using Flywheel.Synthesis.Problems;

namespace Flywheel.Checker.Damages;

/// <summary>Another choice than the right one is marked.</summary>
internal sealed class WrongChoiceMarkedDamage : Damage
{
    /// <inheritdoc />
    public override string Name => "wrong-choice-marked";

    /// <inheritdoc />
    public override bool Repairable => true;

    /// <inheritdoc />
    public override Problem? Apply(Inspection inspection, SeededRandom random)
    {
        var problem = inspection.Problem;
        if (problem.Answer is not ChoiceAnswer answer || problem.Choices.Length < 2)
        {
            return null;
        }

        var others = problem.Choices.Where(c => c.Letter != answer.Letter).ToArray();
        return problem with { Answer = answer with { Letter = random.Pick<Choice>(others).Letter } };
    }
}
