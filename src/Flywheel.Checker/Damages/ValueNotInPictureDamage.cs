using System.Globalization;
using System.Text.RegularExpressions;
using Flywheel.Knowledge.Random;
using Flywheel.Synthesis.Problems;

namespace Flywheel.Checker.Damages;

/// <summary>
/// A number of the question becomes one that occurs nowhere in the picture's inventory or the answer code, with
/// either sign: a question about another value that the picture does show would be another question, not a wrong mention. Numbers that the
/// question may choose freely stay, since the problem would remain true.
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
        var question = inspection.Problem.Question;
        var mentioned = Numbers().Matches(question).Where(m => !IsFree(question, m)).ToArray();
        if (mentioned.Length == 0)
        {
            return null;
        }

        var match = random.Pick<Match>(mentioned);
        var changed = (int.Parse(match.Value, CultureInfo.InvariantCulture) + (random.Range(3, 40) * 2) + 1).ToString(CultureInfo.InvariantCulture);
        var known = inspection.Problem.AnswerCode + string.Concat(inspection.Scene.Elements.Select(e => $"|{e.Name}|{e.Text}|{string.Join('|', e.Values.Select(v => v.Value.Text))}"));
        return Words.Contains(known, changed) || Words.Contains(known, $"-{changed}")
            ? null
            : inspection.Problem with { Question = question[..match.Index] + changed + question[(match.Index + match.Length)..] };
    }

    /// <summary>Whether another number would be as good: that of an option that is wrong anyway, or the units in which the picture's numbers are meant.</summary>
    private static bool IsFree(string question, Match number) =>
        (question.IndexOf("(Options", StringComparison.Ordinal) is >= 0 and var options && number.Index > options && number.Index < question.IndexOf(".)", options, StringComparison.Ordinal))
        || question[..number.Index].EndsWith("units of ", StringComparison.Ordinal);

    [GeneratedRegex(@"(?<![\p{L}\d.,])\d{2,4}(?![\d.,]\d|\d|\p{L})", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Numbers();
}
