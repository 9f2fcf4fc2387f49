using Flywheel.Knowledge.Random;
using Flywheel.Synthesis.Problems;

namespace Flywheel.Checker.Damages;

/// <summary>The question states the answer.</summary>
internal sealed class AnswerInQuestionDamage : Damage
{
    /// <inheritdoc />
    public override string Name => "answer-in-question";

    /// <inheritdoc />
    public override bool Repairable => true;

    /// <inheritdoc />
    public override Problem? Apply(Inspection inspection, SeededRandom random)
    {
        var answer = inspection.Problem.Answer.Value.Text;
        return inspection.Problem with
        {
            Question = inspection.Problem.Question + random.Pick<string>([$" (The answer is {answer}.)", $" Hint: the result is {answer}.", $" Remember that the solution is {answer}."]),
        };
    }
}
