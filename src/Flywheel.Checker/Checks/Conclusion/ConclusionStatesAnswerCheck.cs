using System.Globalization;
using System.Text.RegularExpressions;
using Flywheel.Synthesis.Problems;

namespace Flywheel.Checker.Checks.Conclusion;

/// <summary>The conclusion ends by stating the answer.</summary>
internal sealed partial class ConclusionStatesAnswerCheck : Check
{

    /// <inheritdoc />
    public override string Name => "conclusion-states-answer";

    /// <inheritdoc />
    public override CheckGroup Group => CheckGroup.Conclusion;

    /// <inheritdoc />
    public override string Proves => "The conclusion ends by stating the answer.";

    /// <inheritdoc />
    public override IEnumerable<Finding> Inspect(Inspection inspection)
    {
        var (conclusion, answer) = (inspection.Problem.Conclusion, inspection.Problem.Answer);
        var value = answer.Value;
        var stated = answer is ChoiceAnswer ? new[] { answer.Text, value.Text } : [value.Text];
        var missing = stated.Where(s => !States(conclusion, s)).ToArray();
        if (missing.Length > 0)
        {
            yield return Fail($"The conclusion does not state {string.Join(" and ", missing)}.", ("expected", string.Join("; ", missing)), ("conclusion", conclusion));
        }
        else if (value is NumberAnswer number && LastNumber(conclusion, answer) is { } last && Math.Abs(last - number.Number) > Math.Max(number.Tolerance, 1e-6) && Words.LastIndexOf(conclusion, value.Text) < conclusion.Length / 3)
        {
            yield return Fail($"The conclusion ends with {last.ToString("0.####", CultureInfo.InvariantCulture)} instead of {value.Text}.", ("expected", value.Text), ("actual", last));
        }
    }

    private static bool States(string conclusion, string text) => Words.Contains(conclusion, text) || text.Split(", ").Length > 1 && text.Split(", ").All(item => Words.Contains(conclusion, item));

    private static double? LastNumber(string conclusion, Answer answer)
    {
        var numbers = Numbers().Matches(conclusion);
        return answer is ChoiceAnswer || numbers.Count == 0
            ? null
            : double.Parse(numbers[^1].Value.Replace((char)0x2212, (char)45).Replace(",", "", StringComparison.Ordinal), NumberStyles.Float, CultureInfo.InvariantCulture);
    }

    [GeneratedRegex(@"(?<![\p{L}\d.])[-−]?\d+(,\d{3})*(\.\d+)?", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Numbers();
}
