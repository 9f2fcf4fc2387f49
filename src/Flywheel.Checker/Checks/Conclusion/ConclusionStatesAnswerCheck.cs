using System.Text.RegularExpressions;
using Flywheel.Synthesis.Problems;

namespace Flywheel.Checker.Checks.Conclusion;

/// <summary>The conclusion ends by stating the answer, and states no other value behind it.</summary>
internal sealed partial class ConclusionStatesAnswerCheck : Check
{
    /// <inheritdoc />
    public override string Name => "conclusion-states-answer";

    /// <inheritdoc />
    public override CheckGroup Group => CheckGroup.Conclusion;

    /// <inheritdoc />
    public override string Proves => "The conclusion ends by stating the answer, and states no other value behind it.";

    /// <inheritdoc />
    public override IEnumerable<Finding> Inspect(Inspection inspection)
    {
        var (conclusion, answer) = (inspection.Problem.Conclusion, inspection.Problem.Answer);
        var value = answer.Value;
        var stated = answer is ChoiceAnswer ? new[] { answer.Text, value.Text } : [value.Text];
        var end = Sentences.Split(conclusion).LastOrDefault("");
        var missing = stated.Where(s => !States(end, s)).ToArray();
        if (missing.Length > 0)
        {
            yield return Fail($"The conclusion does not end by stating {string.Join(" and ", missing)}.", ("expected", string.Join("; ", missing)), ("conclusion", conclusion));
        }
        else if (answer is ChoiceAnswer && Choice().Matches(end).FirstOrDefault(m => m.Groups["letter"].Value != answer.Text) is { } choice)
        {
            yield return Fail($"The conclusion ends with {choice.Value} instead of choice {answer.Text}.", ("expected", answer.Text), ("actual", choice.Groups["letter"].Value), ("conclusion", conclusion));
        }
        else if (Another(inspection, end, value) is { } other)
        {
            yield return Fail($"The conclusion ends with {other} instead of {value.Text}.", ("expected", value.Text), ("actual", other), ("conclusion", conclusion));
        }
    }

    private static bool States(string sentence, string text) =>
        Words.Contains(sentence, text) || (text.Split(", ") is { Length: > 1 } items && items.All(item => Words.Contains(sentence, item)));

    /// <summary>A value of the answer's kind that the sentence states after the answer; null for none.</summary>
    private static string? Another(Inspection inspection, string sentence, Answer value)
    {
        var at = Words.LastIndexOf(sentence, value.Text);
        var rest = at < 0 ? "" : Choice().Replace(sentence[(at + value.Text.Length)..], "");
        return value switch
        {
            NumberAnswer => Number().Match(rest) is { Success: true } number ? number.Value : null,
            TextAnswer => Alternatives.Of(inspection, value.Text).FirstOrDefault(a => Words.Contains(rest, a) || Covers(sentence, a, at)),
            _ => null,
        };
    }

    /// <summary>Whether a longer name ends a sentence of which the answer at an index is only a part: a dotted quarter note is no quarter note.</summary>
    private static bool Covers(string sentence, string longer, int at) =>
        Words.LastIndexOf(sentence, longer) is >= 0 and var start && start <= at && at < start + longer.Length;

    // The letter of a choice follows its text, and may be the name of a thing, too.
    [GeneratedRegex(@"\b(choice|option)\s\(?(?<letter>[A-Z])\b|\((?<letter>[A-Z])\)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Choice();

    [GeneratedRegex(@"(?<![\p{L}\d])[-−]?\d+(\.\d+)?", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Number();
}
