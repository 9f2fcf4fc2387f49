using System.Collections.Immutable;
using Flywheel.Synthesis.Problems;

namespace Flywheel.Synthesis.Authors.Rules.Families;

/// <summary>An answer, open or among choices, and how a conclusion states it.</summary>
/// <param name="Answer">The answer.</param>
/// <param name="Choices">The choices; empty for an open answer.</param>
internal sealed record Verdict(Answer Answer, ImmutableArray<Choice> Choices)
{
    /// <summary>The answer as the last words of a conclusion: <c>24 km</c>, or <c>24 km, which is choice B</c>.</summary>
    public string Text => Answer is ChoiceAnswer choice ? $"{choice.Meaning.Text}, which is choice {choice.Letter}" : Answer.Text;

    /// <summary>Offers choices with some probability, provided that there are enough distinct wrong ones.</summary>
    /// <param name="drafting">Draws the choices.</param>
    /// <param name="right">The right value.</param>
    /// <param name="wrong">Tempting wrong values.</param>
    /// <param name="chance">Probability of choices.</param>
    public static Verdict Maybe(Drafting drafting, Answer right, IEnumerable<Answer> wrong, double chance = 0.4)
    {
        if (!drafting.Random.Chance(chance))
        {
            return new Verdict(right, []);
        }

        var distinct = wrong.DistinctBy(w => w.Text, StringComparer.OrdinalIgnoreCase).Where(w => !string.Equals(w.Text, right.Text, StringComparison.OrdinalIgnoreCase)).Take(3).ToArray();
        if (distinct.Length < 3)
        {
            return new Verdict(right, []);
        }

        var (choices, answer) = drafting.Choose(right, distinct);
        return new Verdict(answer, choices);
    }
}
