using Flywheel.Knowledge.Random;
using Flywheel.Synthesis.Problems;

namespace Flywheel.Checker.Damages;

/// <summary>The question carries what a template or a chat left behind.</summary>
internal sealed class LeftoverInQuestionDamage : Damage
{
    /// <inheritdoc />
    public override string Name => "leftover-in-question";

    /// <inheritdoc />
    public override bool Repairable => false;

    /// <inheritdoc />
    public override Problem? Apply(Inspection inspection, SeededRandom random)
    {
        var problem = inspection.Problem;
        var leftover = random.Pick<string>(["{name}", "<b>", "NaN", "TODO", "```", "As an AI language model, I cannot see pictures.", "\u0007"]);
        var words = problem.Question.Split(' ');
        var place = random.Next(words.Length);
        return problem with { Question = string.Join(' ', [.. words[..place], leftover, .. words[place..]]) };
    }
}
