using System.Globalization;
using System.Text.RegularExpressions;
using Flywheel.Synthesis.Figures.Scenes;

namespace Flywheel.Checker.Checks.Text;

/// <summary>Every name, number and colour that the question mentions is in the picture or given by the question itself.</summary>
internal sealed partial class MentionsExistCheck : Check
{
    /// <summary>Numbers that need not be given: divisions of time, turns and measures.</summary>
    private static readonly HashSet<double> Conventional = [0, 7, 10, 12, 24, 60, 90, 100, 180, 360, 365, 1000];

    /// <summary>Capital letters that are words or common abbreviations.</summary>
    private static readonly HashSet<string> NotNames = new(StringComparer.Ordinal) { "A", "I", "NOT", "AND", "OR", "XOR", "NAND", "NOR", "USA", "UK", "EU", "DNA", "GDP", "IQR", "MST", "LIFO", "FIFO", "AM", "PM", "CO", "BMI", "CT", "MRI", "US" };

    /// <inheritdoc />
    public override string Name => "mentions-exist";

    /// <inheritdoc />
    public override CheckGroup Group => CheckGroup.Text;

    /// <inheritdoc />
    public override string Proves => "Every name, number and colour that the question mentions is in the picture or given by the question itself.";

    /// <inheritdoc />
    public override IEnumerable<Finding> Inspect(Inspection inspection)
    {
        var question = inspection.Problem.Question;
        var scene = inspection.Scene;
        foreach (var finding in UnknownPoints(inspection))
        {
            yield return finding;
        }

        foreach (var finding in UnknownNumbers(question, inspection))
        {
            yield return finding;
        }

        foreach (var hue in Theme.Hues.Append("yellow"))
        {
            if (Words.Contains(question, hue) && !HasColor(scene, hue))
            {
                yield return Fail($"The question mentions something {hue}, but nothing in the picture is.", ("color", hue));
            }
        }
    }

    /// <summary>Names made of single letters, in a picture whose points, nodes or other things have such names.</summary>
    private IEnumerable<Finding> UnknownPoints(Inspection inspection)
    {
        var (problem, scene) = (inspection.Problem, inspection.LastScene);
        var visible = Visible(scene);
        var reasoning = string.Join(' ', problem.Steps.Select(s => s.Thought).Append(problem.Conclusion));
        var letters = scene.Elements.Where(e => e.Name.Length == 1 && char.IsAsciiLetterUpper(e.Name[0])).Select(e => e.Name).ToHashSet(StringComparer.Ordinal);
        if (letters.Count < 2)
        {
            yield break;
        }

        // No point is named twice in the name of a figure; an input word such as LLRRR may repeat letters.
        foreach (var name in Capitals().Matches(problem.Question).Select(m => m.Value).Where(n => n.Distinct().Count() == n.Length).Distinct(StringComparer.Ordinal))
        {
            // A point that the question introduces, to be found, is spoken of in the reasoning, too.
            if (!NotNames.Contains(name) && !visible.Contains(name) && name.Any(c => !letters.Contains(c.ToString()) && !Words.Contains(reasoning, c.ToString())))
            {
                yield return Fail($"The question mentions {name}, which is not in the picture.", ("name", name));
            }
        }
    }

    /// <summary>Numbers that neither the picture shows nor the answer code uses as given by the question.</summary>
    private IEnumerable<Finding> UnknownNumbers(string question, Inspection inspection)
    {
        var known = Known(inspection.Scene);
        var given = NumbersIn(inspection.Problem.AnswerCode).ToHashSet();
        foreach (Match match in Numbers().Matches(question))
        {
            var number = double.Parse(match.Value.Replace(",", "", StringComparison.Ordinal), NumberStyles.Float, CultureInfo.InvariantCulture);
            if (!known.Contains(number) && !IsGiven(number, match.Value, given) && !IsPosition(question, match) && !IsInFormula(question, match))
            {
                yield return Fail($"The question mentions {match.Value}, which neither the picture shows nor the answer rests on.", ("number", number), ("text", match.Value));
            }
        }
    }

    /// <summary>
    /// Whether the answer rests on a number of the question: as it is, as its neighbour in code that counts from 0, as two numbers written as one,
    /// or as a word of bits; or whether it is one that everybody knows, such as the degrees of a full turn.
    /// </summary>
    private static bool IsGiven(double number, string text, HashSet<double> given) =>
        Conventional.Contains(number)
        || given.Contains(number)
        || given.Contains(number - 1)
        || (text.Length >= 4 && text.All(c => c is '0' or '1'))
        || (text.Length is 4 or 6 && text.All(char.IsAsciiDigit) && given.Contains(double.Parse(text[..(text.Length / 2)])) && given.Contains(double.Parse(text[(text.Length / 2)..])));

    /// <summary>Whether a number says which one of a row is meant: figure 15, place 3, the first 26 shapes.</summary>
    private static bool IsPosition(string question, Match number) => Position().IsMatch(question[..number.Index]);

    /// <summary>Whether a number stands in a formula with variables, which the picture shows as a curve.</summary>
    private static bool IsInFormula(string question, Match number)
    {
        var (before, after) = (question[..number.Index].TrimEnd(), question[(number.Index + number.Length)..].TrimStart());
        return (before.Length > 0 && "=+−-(^·×".Contains(before[^1], StringComparison.Ordinal))
            || (after.Length > 0 && "=+−(^·×²³xyzt)".Contains(after[0], StringComparison.Ordinal) && (after.Length == 1 || !char.IsLetter(after[1])));
    }

    /// <summary>Every number that the inventory holds, and how many there are of each kind.</summary>
    private static HashSet<double> Known(Scene scene)
    {
        var known = scene.Elements.GroupBy(e => e.Kind, StringComparer.Ordinal).Select(g => (double)g.Count()).ToHashSet();
        foreach (var element in scene.Elements)
        {
            known.UnionWith(NumbersIn(element.Text));
            known.UnionWith(NumbersIn(element.Name));
            foreach (var (_, value) in element.Values)
            {
                known.UnionWith(value.IsNumber ? [Math.Round(value.Number, 6), -Math.Round(value.Number, 6)] : NumbersIn(value.Text));
            }
        }

        return known;
    }

    private static IEnumerable<double> NumbersIn(string text) =>
        Numbers().Matches(text).Select(m => Math.Round(double.Parse(m.Value.Replace(",", "", StringComparison.Ordinal), NumberStyles.Float, CultureInfo.InvariantCulture), 6));

    private static HashSet<string> Visible(Scene scene) => [.. scene.Elements.SelectMany(e => new[] { e.Name, e.Text }.Concat(e.Text.Split((char)32))), .. scene.Elements.SelectMany(e => e.Values).Where(v => !v.Value.IsNumber).Select(v => v.Value.Text)];

    private static bool HasColor(Scene scene, string hue)
    {
        var shade = scene.Theme[hue];
        return scene.Elements.Any(e => e.Values.Any(v => !v.Value.IsNumber && v.Value.Text.Contains(hue, StringComparison.Ordinal)))
            || scene.Marks.Any(m => m is Flywheel.Synthesis.Figures.Drawing.FillMark f && (f.Color with { Alpha = 255 }) == shade)
            || scene.Marks.Any(m => m is Flywheel.Synthesis.Figures.Drawing.StrokeMark s && (s.Pen.Color with { Alpha = 255 }) == shade);
    }

    [GeneratedRegex(@"(?<![\p{L}\d.=+−°-])[A-Z]{1,5}(?![\p{L}\d₀-₉])", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Capitals();

    [GeneratedRegex(@"\b(?:number|place|figure|position|step|level|row|column|node|term|pattern|stage|picture|shape|first|no\.|index|cell|square|bar|item|line|case)\s$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Position();

    [GeneratedRegex(@"(?<![\p{L}\d.])\d{1,3}(,\d{3})+(?!\d)|(?<![\p{L}\d.])\d+(\.\d+)?", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Numbers();
}
