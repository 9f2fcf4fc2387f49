using Flywheel.Synthesis.Figures.Drawing;

namespace Flywheel.Checker.Checks.Picture;

/// <summary>Every text is large enough to read and stands out from the paper.</summary>
internal sealed class TextLegibleCheck : Check
{
    private const double SmallestSize = 9.5;
    private const double LowestContrast = 1.9;

    /// <inheritdoc />
    public override string Name => "text-legible";

    /// <inheritdoc />
    public override CheckGroup Group => CheckGroup.Picture;

    /// <inheritdoc />
    public override string Proves => "Every text is large enough to read and stands out from the paper.";

    /// <inheritdoc />
    public override IEnumerable<Finding> Inspect(Inspection inspection)
    {
        var scene = inspection.Scene;
        var paper = scene.Theme["paper"];
        foreach (var text in scene.Marks.OfType<TextMark>())
        {
            if (text.Style.Size < SmallestSize)
            {
                yield return Fail($"The text \"{text.Text}\" is only {text.Style.Size:0.#} pixels high.", ("element", text.Element), ("size", text.Style.Size), ("least", SmallestSize));
            }
            else if (Contrast(text.Style.Color, paper) < LowestContrast && !LiesOnFill(scene.Marks, text))
            {
                yield return Fail($"The text \"{text.Text}\" hardly stands out from the paper.", ("element", text.Element), ("contrast", Contrast(text.Style.Color, paper)), ("least", LowestContrast));
            }
        }
    }

    /// <summary>The contrast ratio of two colours, 1 (none) to 21 (WCAG 2.1).</summary>
    private static double Contrast(Color a, Color b)
    {
        var (x, y) = (a.Luminance + 0.05, b.Luminance + 0.05);
        return x > y ? x / y : y / x;
    }

    /// <summary>Text on a coloured area, such as white on a bar, is judged against that area by the primitive that draws both.</summary>
    private static bool LiesOnFill(IEnumerable<Mark> marks, TextMark text) => marks.OfType<FillMark>().Any(f => f.Path.Bounds.Contains(text.Center));
}
