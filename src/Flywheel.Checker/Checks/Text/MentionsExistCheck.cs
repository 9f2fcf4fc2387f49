using System.Text.RegularExpressions;
using Flywheel.Synthesis.Figures.Drawing;
using Flywheel.Synthesis.Figures.Scenes;

namespace Flywheel.Checker.Checks.Text;

/// <summary>Every name, number and colour that the question mentions is in the picture or given by the question itself.</summary>
internal sealed partial class MentionsExistCheck : Check
{
    /// <summary>Capital letters that are words or common abbreviations.</summary>
    private static readonly HashSet<string> NotNames = new(StringComparer.Ordinal) { "A", "I", "AI", "NOT", "AND", "OR", "XOR", "NAND", "NOR", "USA", "UK", "EU", "DNA", "GDP", "IQR", "MST", "LIFO", "FIFO", "AM", "PM", "CO", "BMI", "CT", "MRI", "US" };

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

        foreach (var finding in UnknownNumbers(inspection))
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

    private IEnumerable<Finding> UnknownNumbers(Inspection inspection) => NumberMentions.Unknown(inspection)
        .Select(n => Fail($"The question mentions {n.Text}, which neither the picture shows nor the answer rests on.", ("number", n.Number), ("text", n.Text)));

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
            || scene.Marks.Any(m => m is FillMark f && (f.Color with { Alpha = 255 }) == shade)
            || scene.Marks.Any(m => m is StrokeMark s && (s.Pen.Color with { Alpha = 255 }) == shade);
    }

    [GeneratedRegex(@"(?<![\p{L}\d.=+−°-])[A-Z]{1,5}(?![\p{L}\d₀-₉#]|-\p{L})", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Capitals();

    [GeneratedRegex(@"(?<=\d\s?)[A-Z]{1,2}\b", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Unit();

    [GeneratedRegex(@"(\bin|\d)\s?$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex BeforeUnit();
}
