using System.Globalization;
using System.Text.RegularExpressions;
using Flywheel.Synthesis.Figures.Scenes;

namespace Flywheel.Checker.Checks.Text;

/// <summary>Every name, number and colour that the question mentions is in the picture or given by the question itself.</summary>
internal sealed partial class MentionsExistCheck : Check
{
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
        var units = scene.Elements.SelectMany(e => Unit().Matches(e.Text)).Select(m => m.Value).ToHashSet(StringComparer.Ordinal);
        var mentioned = Capitals().Matches(problem.Question).Where(m => !(units.Contains(m.Value) && BeforeUnit().IsMatch(problem.Question[..m.Index]))).Select(m => m.Value);
        foreach (var name in mentioned.Where(n => n.Distinct().Count() == n.Length).Distinct(StringComparer.Ordinal))
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
        var counts = inspection.Scene.Elements.GroupBy(e => e.Kind, StringComparer.Ordinal).Select(g => (double)g.Count()).ToHashSet();
        var given = NumbersIn(inspection.Problem.AnswerCode).Select(Math.Abs).ToHashSet();
        foreach (Match match in Numbers().Matches(question))
        {
            var number = Parsed(match);
            if (!known.Contains(number) && !IsCount(question, match, counts) && !IsGiven(number, match.Value, given) && !IsPosition(question, match) && !IsConvention(question, match) && !IsInFormula(question, match))
            {
                yield return Fail($"The question mentions {match.Value}, which neither the picture shows nor the answer rests on.", ("number", number), ("text", match.Value));
            }
        }
    }

    /// <summary>
    /// Whether the answer rests on a number of the question: as it is, as its neighbour in code that counts from 0, as two numbers written as one,
    /// or as a word of bits.
    /// </summary>
    private static bool IsGiven(double number, string text, HashSet<double> given) =>
        given.Contains(Math.Abs(number))
        || given.Contains(number - 1)
        || (text.Length >= 4 && text.All(c => c is '0' or '1'))
        || (text.Length is 4 or 6 && text.All(char.IsAsciiDigit) && given.Contains(double.Parse(text[..(text.Length / 2)])) && given.Contains(double.Parse(text[(text.Length / 2)..])));

    /// <summary>Whether a number is one that everybody knows, such as 0, 1 or the degrees of a full turn, or says in which units numbers are written.</summary>
    private static bool IsConvention(string question, Match number) =>
        number.Value is "0" or "1" || Convention().IsMatch(question, number.Index) || Scale().IsMatch(question[..number.Index]);

    /// <summary>Whether a number says how many things of one kind there are: it stands before their name.</summary>
    private static bool IsCount(string question, Match number, HashSet<double> counts) =>
        counts.Contains(Parsed(number)) && Noun().IsMatch(question, number.Index + number.Length);

    /// <summary>Whether a number says which one of a row is meant: figure 15, place 3, the first 26 shapes.</summary>
    private static bool IsPosition(string question, Match number) => Position().IsMatch(question[..number.Index]);

    /// <summary>Whether a number stands in a formula with variables, which the picture shows as a curve.</summary>
    private static bool IsInFormula(string question, Match number)
    {
        var (before, after) = (question[..number.Index].TrimEnd(), question[(number.Index + number.Length)..].TrimStart());
        return (before.Length > 0 && "=+−-^·×".Contains(before[^1], StringComparison.Ordinal))
            || (after.Length > 0 && "=+−(^·×²³xyzt)".Contains(after[0], StringComparison.Ordinal) && (after.Length == 1 || !char.IsLetter(after[1])));
    }

    /// <summary>Every number that the inventory holds.</summary>
    private static HashSet<double> Known(Scene scene)
    {
        var known = new HashSet<double>();
        foreach (var element in scene.Elements)
        {
            known.UnionWith(NumbersIn(element.Text));
            known.UnionWith(NumbersIn(element.Name));
            foreach (var (_, value) in element.Values)
            {
                known.UnionWith(value.IsNumber ? [Math.Round(value.Number, 6)] : NumbersIn(value.Text));
            }
        }

        return known;
    }

    private static IEnumerable<double> NumbersIn(string text) => Numbers().Matches(text).Select(Parsed);

    private static double Parsed(Match number) =>
        Math.Round(double.Parse(number.Value.Replace(",", "", StringComparison.Ordinal).Replace('−', '-'), NumberStyles.Float, CultureInfo.InvariantCulture), 6);

    /// <summary>Names and words that a reader sees; what stands behind a number is its unit.</summary>
    private static HashSet<string> Visible(Scene scene) =>
    [
        .. scene.Elements.SelectMany(e => new[] { e.Name, e.Text }.Concat(Unit().Replace(e.Text, "").Split(' '))),
        .. scene.Elements.SelectMany(e => e.Values).Where(v => !v.Value.IsNumber).Select(v => v.Value.Text),
    ];

    private static bool HasColor(Scene scene, string hue)
    {
        var shade = scene.Theme[hue];
        return scene.Elements.Any(e => e.Values.Any(v => !v.Value.IsNumber && v.Value.Text.Contains(hue, StringComparison.Ordinal)))
            || scene.Marks.Any(m => m is Flywheel.Synthesis.Figures.Drawing.FillMark f && (f.Color with { Alpha = 255 }) == shade)
            || scene.Marks.Any(m => m is Flywheel.Synthesis.Figures.Drawing.StrokeMark s && (s.Pen.Color with { Alpha = 255 }) == shade);
    }

    [GeneratedRegex(@"(?<![\p{L}\d.=+−°-])[A-Z]{1,5}(?![\p{L}\d₀-₉])", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Capitals();

    [GeneratedRegex(@"\b(?:place|figure|position|step|level|row|column|node|term|pattern|stage|picture|shape|first|no\.|index|cell|square|bar|item|line|case)\s$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Position();

    [GeneratedRegex(@"(?<=\d\s?)[A-Z]{1,2}\b", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Unit();

    [GeneratedRegex(@"(\bin|\d)\s?$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex BeforeUnit();

    [GeneratedRegex(@"\G(90|180|360)\s?°|\G100\s?(%|per)|\G(12|24)[ -]hour|\G24 h\b|\G60 (minute|second)|\G7 days|\G12 months|\G365 days", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Convention();

    [GeneratedRegex(@"\bunits? of\s$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Scale();

    [GeneratedRegex(@"\G\s\p{L}{2}", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Noun();

    // A sign belongs to a number unless something to subtract from stands before it.
    [GeneratedRegex(@"((?<![\p{L}\d.)°%]\s?)[-−])?((?<![\p{L}\d.])\d{1,3}(,\d{3})+(?!\d)|(?<![\p{L}\d.])\d+(\.\d+)?)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Numbers();
}
