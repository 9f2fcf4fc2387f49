using System.Collections.Immutable;
using Flywheel.Synthesis.Problems;

namespace Flywheel.Synthesis.Authors.Rules.Families;

/// <summary>An answer as a problem asks for it: open, or one of several choices.</summary>
/// <param name="Answer">The answer.</param>
/// <param name="Choices">The choices; empty for an open question.</param>
internal readonly record struct AnswerForm(Answer Answer, ImmutableArray<Choice> Choices)
{
    private const double ShareOfChoices = 0.4;

    /// <summary>How a conclusion goes on after stating the right value: a full stop, or the letter of the choice before it.</summary>
    public string End => Answer is ChoiceAnswer choice ? $", which is choice {choice.Letter}." : ".";

    /// <summary>The question, unless the answer's text happens to stand in it.</summary>
    /// <exception cref="DraftException">The question names the answer, by chance of the numbers drawn.</exception>
    public string Ask(string question)
    {
        var text = Answer.Value.Text;
        for (var at = question.IndexOf(text, StringComparison.Ordinal); at >= 0; at = question.IndexOf(text, at + 1, StringComparison.Ordinal))
        {
            if ((at == 0 || !IsPartOfWord(question[at - 1])) && (at + text.Length == question.Length || !IsPartOfWord(question[at + text.Length])))
            {
                throw new DraftException("The question happens to name the answer.");
            }
        }

        return question;

        static bool IsPartOfWord(char character) => char.IsLetterOrDigit(character);
    }

    /// <summary>A number, in two of five drafts among choices made of tempting slips and neighbours.</summary>
    /// <param name="drafting">Draws the choices.</param>
    /// <param name="right">The right number.</param>
    /// <param name="slips">Numbers that common mistakes give; those not positive are left out unless the right one is not positive either.</param>
    public static AnswerForm Of(Drafting drafting, NumberAnswer right, params double[] slips)
    {
        if (!drafting.Random.Chance(ShareOfChoices))
        {
            return new AnswerForm(right, []);
        }

        var (choices, answer) = drafting.Choose(right, drafting.Near(right, [.. slips.Where(s => s > 0 || right.Number <= 0)]));
        return new AnswerForm(answer, choices);
    }

    /// <summary>A text, in two of five drafts among choices.</summary>
    /// <param name="drafting">Draws the choices.</param>
    /// <param name="right">The right text.</param>
    /// <param name="wrong">Texts that common mistakes give, at least three of them different.</param>
    public static AnswerForm Of(Drafting drafting, string right, params string[] wrong)
    {
        var answer = new TextAnswer(right);
        if (!drafting.Random.Chance(ShareOfChoices))
        {
            return new AnswerForm(answer, []);
        }

        var (choices, chosen) = drafting.Choose(answer, wrong.Select(w => new TextAnswer(w)));
        return new AnswerForm(chosen, choices);
    }
}
