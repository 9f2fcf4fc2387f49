using Flywheel.Knowledge.Random;
using Flywheel.Synthesis.Problems;

namespace Flywheel.Checker.Damages;

/// <summary>A second choice says the right value.</summary>
internal sealed class TwoRightChoicesDamage : Damage
{
    /// <inheritdoc />
    public override string Name => "two-right-choices";

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

        var wrong = random.Pick<int>([.. Enumerable.Range(0, problem.Choices.Length).Where(i => problem.Choices[i].Letter != answer.Letter)]);
        return problem with { Choices = problem.Choices.SetItem(wrong, problem.Choices[wrong] with { Text = answer.Meaning.Text }) };
    }
}
