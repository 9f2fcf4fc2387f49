using Flywheel.Synthesis.Figures.Drawing;
using Flywheel.Synthesis.Figures.Geometry;

namespace Flywheel.Synthesis.Figures.Vocabulary;

/// <summary>Shares of a whole as sectors of a circle.</summary>
[Vocabulary("Pie charts", "pie-chart")]
internal static class PieCharts
{
    private static readonly string[] Palette = ["blue", "orange", "green", "red", "purple", "teal", "brown", "pink", "yellow", "grey"];

    /// <summary>
    /// Draws a pie chart, clockwise from the top, with a legend. Elements <c>sector</c>, named by the label; points: its middle, the centre, and
    /// its two corners on the circle; values <c>value</c>, <c>degrees</c>, <c>share</c> (0 to 1), <c>color</c>; text: what is written in it. Also
    /// <c>title</c> and <c>legend-entry</c>.
    /// </summary>
    /// <param name="sketch">The picture.</param>
    /// <param name="labels">Names of the parts, 2 to 10.</param>
    /// <param name="values">Sizes of the parts, all positive.</param>
    /// <param name="texts">What is written in each sector, such as 25% or ?; an empty text writes nothing.</param>
    /// <param name="title">Title of the chart.</param>
    /// <param name="legend">Whether names stand in a legend; otherwise beside their sectors.</param>
    [Primitive]
    public static void PieChart(Sketch sketch, string[] labels, double[] values, string[] texts, string title = "", bool legend = true)
    {
        if (labels.Length is < 2 or > 10 || labels.Length != values.Length || labels.Length != texts.Length)
        {
            throw new FigureException($"A pie chart needs 2 to 10 labels with as many values and texts, not {labels.Length}, {values.Length} and {texts.Length}.");
        }

        foreach (var value in values)
        {
            Essentials.RequirePositive(value, "size of a part");
        }

        var box = Room(sketch, labels, title, legend);
        var radius = Math.Floor(Math.Min(box.Width, box.Height) / 2);
        Sectors(sketch, labels, values, texts, box.Center, radius, Palette[..labels.Length], namesOutside: !legend);
    }

    /// <summary>Draws the sectors of a circle clockwise from the top; pie charts and spinners share it.</summary>
    internal static void Sectors(Sketch sketch, string[] labels, double[] values, string[] texts, Point center, double radius, string[] colors, bool namesOutside)
    {
        var total = values.Sum();
        var start = 90.0;
        for (var i = 0; i < labels.Length; i++)
        {
            var sweep = 360 * values[i] / total;
            var middle = start - (sweep / 2);
            var at = center + Point.Polar(radius * 0.64, middle);
            sketch.Add(
                "sector",
                labels[i],
                [at, center, center + Point.Polar(radius, start), center + Point.Polar(radius, start - sweep)],
                texts[i],
                ("value", values[i]),
                ("degrees", sweep),
                ("share", values[i] / total),
                ("color", colors[i]));
            var fill = sketch.Color(colors[i]);
            var path = Sector(center, radius, start, sweep);
            sketch.Fill(path, fill);
            sketch.Stroke(path, sketch.Pen("paper", 2));
            Write(sketch, texts[i], at, center, radius, middle, sweep, fill);
            if (namesOutside)
            {
                WriteOutside(sketch, labels[i], center, radius + 7, middle);
            }

            start -= sweep;
        }
    }

    /// <summary>A slice in pieces of at most 30 degrees: the fewer degrees, the closer the path's box is to the slice.</summary>
    private static PathGeometry Sector(Point center, double radius, double start, double sweep)
    {
        var pieces = (int)Math.Ceiling(sweep / 30);
        var path = new PathBuilder().MoveTo(center).LineTo(center + Point.Polar(radius, start));
        for (var i = 0; i < pieces; i++)
        {
            path.ArcTo(center, radius, radius, start - (i * sweep / pieces), -sweep / pieces);
        }

        return path.Close().Build();
    }

    private static Box Room(Sketch sketch, string[] labels, string title, bool legend)
    {
        var top = Captions.Title(sketch, title);
        if (legend)
        {
            top = Legend.Draw(sketch, labels, Palette[..labels.Length], top) + 8;
            return new Box(14, top, sketch.Width - 14, sketch.Height - 14);
        }

        var style = sketch.Style(14);
        var margin = Math.Min(sketch.Width * 0.28, labels.Max(l => sketch.Fonts.Measure(l, style).X) + 18);
        return new Box(margin, top + 22, sketch.Width - margin, sketch.Height - 32);
    }

    private static void Write(Sketch sketch, string text, Point at, Point center, double radius, double middle, double sweep, Color fill)
    {
        if (text.Length == 0)
        {
            return;
        }

        var color = fill.Luminance > 0.33 ? "black" : "white";
        var style = sketch.Style(15, FontFace.SansBold, color);
        var size = sketch.Fonts.Measure(text, style);
        var chord = 2 * radius * 0.64 * Math.Sin(Math.Min(sweep, 180) * Math.PI / 360);
        if (chord > Math.Min(size.X, 30) + 3 && size.X < radius * 0.9)
        {
            sketch.Text(text, at, style);
        }
        else
        {
            WriteOutside(sketch, text, center, radius + 5, middle);
        }
    }

    private static void WriteOutside(Sketch sketch, string text, Point center, double distance, double degrees)
    {
        var direction = Point.Polar(1, degrees);
        sketch.TextBeside(text, center + (direction * distance), sketch.Style(14), direction.X, direction.Y);
    }
}
