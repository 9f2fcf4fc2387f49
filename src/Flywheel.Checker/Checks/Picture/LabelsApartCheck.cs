using Flywheel.Synthesis.Figures.Drawing;
using Flywheel.Synthesis.Figures.Geometry;
using Flywheel.Synthesis.Figures.Scenes;

namespace Flywheel.Checker.Checks.Picture;

/// <summary>No two texts of the picture lie on top of each other.</summary>
internal sealed class LabelsApartCheck : Check
{
    /// <summary>Share of the smaller text that another may cover: the measured box has air around the glyphs.</summary>
    private const double Allowed = 0.2;

    /// <inheritdoc />
    public override string Name => "labels-apart";

    /// <inheritdoc />
    public override CheckGroup Group => CheckGroup.Picture;

    /// <inheritdoc />
    public override string Proves => "No two texts of the picture lie on top of each other.";

    /// <inheritdoc />
    public override IEnumerable<Finding> Inspect(Inspection inspection)
    {
        foreach (var (a, b) in Collisions(inspection.Scene))
        {
            yield return Fail($"The texts \"{a.Text}\" and \"{b.Text}\" lie on top of each other.", ("element", a.Element), ("other", b.Element), ("x", a.Center.X), ("y", a.Center.Y));
        }
    }

    /// <summary>Pairs of texts that cover each other.</summary>
    internal static IEnumerable<(TextMark A, TextMark B)> Collisions(Scene scene)
    {
        var texts = scene.Marks.OfType<TextMark>().Where(t => t.Rotation == 0).ToArray();
        for (var i = 0; i < texts.Length; i++)
        {
            for (var j = i + 1; j < texts.Length; j++)
            {
                var (a, b) = (Glyphs(texts[i]), Glyphs(texts[j]));
                // Two glyphs of one element at one place are a glyph with its outline.
                if (!(texts[i].Element == texts[j].Element && texts[i].Center == texts[j].Center) && a.Intersect(b).Area > Allowed * Math.Min(a.Area, b.Area))
                {
                    yield return (texts[i], texts[j]);
                }
            }
        }
    }

    private static Box Glyphs(TextMark text) => Box.Around(text.Center, text.Size.X, text.Size.Y * 0.62);
}
