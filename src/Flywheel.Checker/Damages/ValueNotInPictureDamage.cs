using System.Globalization;
using System.Text.RegularExpressions;
using Flywheel.Knowledge.Random;
using Flywheel.Synthesis.Problems;

namespace Flywheel.Checker.Damages;

/// <summary>
/// A number that the question takes from the picture becomes one that occurs nowhere in the picture's inventory or the answer code, with
/// either sign: a question about another value that the picture does show would be another question, not a wrong mention.
/// </summary>
internal sealed partial class ValueNotInPictureDamage : Damage
{
    /// <inheritdoc />
    public override string Name => "value-not-in-picture";

    /// <inheritdoc />
    public override bool Repairable => false;

    /// <inheritdoc />
    public override Problem? Apply(Inspection inspection, SeededRandom random)
    {
        var problem = inspection.Problem;
        var shown = inspection.Scene.Elements.SelectMany(e => Numbers().Matches(e.Text).Select(m => m.Value)).ToHashSet(StringComparer.Ordinal);
        var end = problem.Question.IndexOf("(Options", StringComparison.Ordinal);
        var common = Numbers().Matches(end < 0 ? problem.Question : problem.Question[..end]).Where(m => shown.Contains(m.Value) && m.Value.Length > 1).ToArray();
        if (common.Length == 0)
        {
            return null;
        }

        var match = random.Pick<Match>(common);
        var changed = (int.Parse(match.Value, CultureInfo.InvariantCulture) + (random.Range(3, 40) * 2) + 1).ToString(CultureInfo.InvariantCulture);
        var known = problem.AnswerCode + string.Concat(inspection.Scene.Elements.Select(e => $"|{e.Text}|{string.Join('|', e.Values.Select(v => v.Value.Text))}"));
        return Words.Contains(known, changed) || Words.Contains(known, $"-{changed}") ? null : problem with { Question = problem.Question[..match.Index] + changed + problem.Question[(match.Index + match.Length)..] };
    }

    [GeneratedRegex(@"(?<![\p{L}\d.,])\d{2,4}(?![\d.,]\d|\d|\p{L})", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Numbers();
}
