using Flywheel.Synthesis.Problems;

namespace Flywheel.Checker.Checks.Answers;

/// <summary>The choices are lettered in order and distinct, exactly one is right, and it is the one marked.</summary>
internal sealed class OneRightChoiceCheck : Check
{
    /// <inheritdoc />
    public override string Name => "one-right-choice";

    /// <inheritdoc />
    public override CheckGroup Group => CheckGroup.Answer;

    /// <inheritdoc />
    public override string Proves => "The choices are lettered in order and distinct, exactly one is right, and it is the one marked.";

    /// <inheritdoc />
    public override IEnumerable<Finding> Inspect(Inspection inspection)
    {
        var (choices, answer) = (inspection.Problem.Choices, inspection.Problem.Answer);
        if (choices.IsEmpty)
        {
            if (answer is ChoiceAnswer)
            {
                yield return Fail("The answer names a choice, but there are no choices.", ("letter", answer.Text));
            }

            yield break;
        }

        if (answer is not ChoiceAnswer marked)
        {
            yield return Fail("There are choices, but the answer names none of them.", ("answer", answer.Text));
            yield break;
        }

        for (var i = 0; i < choices.Length; i++)
        {
            var letter = ((char)('A' + i)).ToString();
            if (!string.Equals(choices[i].Letter, letter, StringComparison.Ordinal))
            {
                yield return Fail($"Choice {i + 1} has the letter {choices[i].Letter} instead of {letter}.", ("letter", choices[i].Letter), ("expected", letter));
            }
        }

        if (choices.GroupBy(c => c.Text.Trim(), StringComparer.OrdinalIgnoreCase).FirstOrDefault(g => g.Skip(1).Any()) is { } twins)
        {
            yield return Fail($"Several choices say \"{twins.Key}\".", ("letters", string.Join(", ", twins.Select(c => c.Letter))));
        }

        var right = choices.Where(c => Says(c.Text, marked.Meaning)).ToArray();
        if (right.Length != 1)
        {
            yield return Fail(
                right.Length == 0 ? $"No choice says {marked.Meaning.Text}." : $"{right.Length} choices say {marked.Meaning.Text}.",
                ("value", marked.Meaning.Text),
                ("letters", string.Join(", ", right.Select(c => c.Letter))));
        }
        else if (!string.Equals(right[0].Letter, marked.Letter, StringComparison.Ordinal))
        {
            yield return Fail($"Choice {right[0].Letter} is right, but {marked.Letter} is marked.", ("expected", right[0].Letter), ("actual", marked.Letter));
        }
    }

    /// <summary>Whether the text of a choice says a value.</summary>
    internal static bool Says(string text, Answer value) => AnswerComparison.SameText(text, value.Text)
        || (value is NumberAnswer number && Quantity.TryParse(text, out var quantity)
            && Math.Abs(quantity.Number - number.Number) <= Math.Max(number.Tolerance, 1e-9) && string.Equals(quantity.Unit, number.Unit, StringComparison.Ordinal));
}
