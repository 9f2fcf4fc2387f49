using Flywheel.Synthesis.Figures.Drawing;
using Flywheel.Synthesis.Figures.Geometry;
using Flywheel.Synthesis.Figures.Scenes;

namespace Flywheel.Synthesis.Figures.Vocabulary;

/// <summary>Colour wheels, perspective and the layout of pictures.</summary>
[Vocabulary("Colour and composition", "colour-composition")]
internal static class Compositions
{
    private static readonly string[] Names = ["yellow", "yellow-orange", "orange", "red-orange", "red", "red-violet", "violet", "blue-violet", "blue", "blue-green", "green", "yellow-green"];
    private static readonly uint[] Shades = [0xF6DF1B, 0xF7B718, 0xF18E1C, 0xEA6220, 0xE32322, 0xC4037D, 0x6D398B, 0x444E99, 0x2A71B0, 0x0696BB, 0x008E5B, 0x8CBB26];

    /// <summary>
    /// Draws the painter's colour wheel of twelve colours, yellow at the top. One element <c>hue</c> each, named yellow, yellow-orange, orange, red-orange, red,
    /// red-violet, violet, blue-violet, blue, blue-green, green and yellow-green; points: middle of its field; text: its label; values <c>place</c> (0 to 11,
    /// clockwise) and <c>tier</c> (1 primary, 2 secondary, 3 tertiary).
    /// </summary>
    /// <param name="sketch">The picture.</param>
    /// <param name="x">Middle, x.</param>
    /// <param name="y">Middle, y.</param>
    /// <param name="radius">Radius in pixels.</param>
    /// <param name="labels">Twelve texts beside the fields, clockwise from yellow; left out for none.</param>
    /// <param name="turn">Degrees by which the wheel is turned clockwise.</param>
    [Primitive]
    public static void ColourWheel(Sketch sketch, double x, double y, double radius = 150, string[]? labels = null, double turn = 0)
    {
        Essentials.RequirePositive(radius, "radius");
        if (labels is not null && labels.Length != Names.Length)
        {
            throw new FigureException($"The wheel has {Names.Length} fields, not {labels.Length} labels.", "Write an empty text where none is wanted.");
        }

        var center = new Point(x, y);
        for (var i = 0; i < Names.Length; i++)
        {
            var middle = 90 - (30 * i) - turn;
            var at = center + Point.Polar(radius * 0.73, middle);
            sketch.Add("hue", Names[i], [at], labels?[i] ?? "", ("place", i), ("tier", i % 4 == 0 ? 1 : i % 2 == 0 ? 2 : 3));
            var field = new PathBuilder().MoveTo(center + Point.Polar(radius, middle + 15)).ArcTo(center, radius, radius, middle + 15, -30)
                .LineTo(center + Point.Polar(radius * 0.46, middle - 15)).ArcTo(center, radius * 0.46, radius * 0.46, middle - 15, 30).Close().Build();
            sketch.Fill(field, Color.FromRgb(Shades[i]));
            sketch.Stroke(field, sketch.Pen("paper", 2));
            if (labels is not null)
            {
                sketch.Text(labels[i], center + Point.Polar(radius + 16, middle), sketch.Style(15, FontFace.SansBold));
            }
        }
    }

    /// <summary>
    /// Draws horizon and vanishing point with guide lines to given places. Elements <c>horizon</c> (points: its ends), <c>vanishing-point</c> (point) and <c>guide</c>
    /// (points: its place, the vanishing point).
    /// </summary>
    /// <param name="sketch">The picture.</param>
    /// <param name="x">Vanishing point, x.</param>
    /// <param name="y">Vanishing point, y.</param>
    /// <param name="places">Where guide lines begin.</param>
    /// <param name="label">Text at the vanishing point.</param>
    [Primitive]
    public static void Perspective(Sketch sketch, double x, double y, Point[] places, string label = "V")
    {
        var point = new Point(x, y);
        sketch.Add("horizon", "", [new Point(10, y), new Point(sketch.Width - 10, y)]);
        sketch.Stroke(PathGeometry.Line(new(10, y), new(sketch.Width - 10, y)), sketch.Pen("blue", 1.6));
        foreach (var place in places)
        {
            sketch.Add("guide", "", [place, point]);
            sketch.Stroke(PathGeometry.Line(place, point), sketch.Pen("muted", 1.2, dashed: true));
        }

        sketch.Add("vanishing-point", label, [point], label);
        sketch.Fill(PathGeometry.Circle(point, 4.5), sketch.Color("accent"));
        sketch.Label(label, point, sketch.Style(16, Essentials.FaceOf(label), halo: true), 8);
    }

    /// <summary>
    /// Draws a frame with lines of thirds or the golden section. Elements <c>frame</c> (points: corners; value <c>ratio</c>) and <c>focus</c>, one for each crossing of
    /// the lines; points: its place.
    /// </summary>
    /// <param name="sketch">The picture.</param>
    /// <param name="x">Left.</param>
    /// <param name="y">Top.</param>
    /// <param name="width">Width in pixels.</param>
    /// <param name="height">Height in pixels.</param>
    /// <param name="rule">thirds or golden.</param>
    [Primitive]
    public static Element CompositionFrame(Sketch sketch, double x, double y, double width, double height, string rule = "thirds")
    {
        Essentials.RequirePositive(width, "width");
        Essentials.RequirePositive(height, "height");
        var share = rule switch
        {
            "thirds" => 1.0 / 3,
            "golden" => (3 - Math.Sqrt(5)) / 2,
            _ => throw new FigureException($"There is no rule \"{Language.Words.Clip(rule)}\".", "Rules are thirds and golden."),
        };
        var element = sketch.Add("frame", rule, [new(x, y), new(x + width, y), new(x + width, y + height), new(x, y + height)], "", ("ratio", width / height));
        sketch.Stroke(PathGeometry.Rectangle(new Box(x, y, x + width, y + height)), sketch.Pen("ink", 2));
        double[] cuts = [share, 1 - share];
        foreach (var cut in cuts)
        {
            sketch.Stroke(PathGeometry.Line(new(x + (cut * width), y), new(x + (cut * width), y + height)), sketch.Pen("muted", 1.2, dashed: true));
            sketch.Stroke(PathGeometry.Line(new(x, y + (cut * height)), new(x + width, y + (cut * height))), sketch.Pen("muted", 1.2, dashed: true));
        }

        foreach (var (across, down) in cuts.SelectMany(a => cuts, (a, b) => (a, b)))
        {
            var at = new Point(x + (across * width), y + (down * height));
            sketch.Add("focus", "", [at]);
            sketch.Stroke(PathGeometry.Circle(at, 5), sketch.Pen("accent", 1.6));
        }

        return element;
    }
}
