using Flywheel.Synthesis.Figures.Drawing;
using Flywheel.Synthesis.Figures.Geometry;

namespace Flywheel.Synthesis.Figures.Vocabulary;

/// <summary>Swatches with names, in centred rows. Elements <c>legend-entry</c>, named by the series; point: the swatch; value <c>color</c>.</summary>
internal static class Legend
{
    private const double Size = 13;
    private const double Swatch = 12;
    private const double Gap = 18;
    private const double RowHeight = 20;

    /// <summary>Draws the entries below a line and returns where the next thing may begin.</summary>
    public static double Draw(Sketch sketch, string[] names, string[] colors, double top)
    {
        var style = sketch.Style(Size);
        var y = top + (RowHeight / 2);
        foreach (var row in Rows(sketch, names, style))
        {
            var x = (sketch.Width - row.Sum(i => Width(sketch, names[i], style)) + Gap) / 2;
            foreach (var i in row)
            {
                var center = new Point(Math.Round(x + (Swatch / 2)), y);
                sketch.Add("legend-entry", names[i], [center], names[i], ("color", colors[i]));
                sketch.Fill(PathGeometry.Rectangle(Box.Around(center, Swatch, Swatch), 2), sketch.Color(colors[i]));
                sketch.TextBeside(names[i], new Point(x + Swatch + 5, y), style, 1, 0);
                x += Width(sketch, names[i], style);
            }

            y += RowHeight;
        }

        return y - (RowHeight / 2) + 2;
    }

    private static List<List<int>> Rows(Sketch sketch, string[] names, TextStyle style)
    {
        var rows = new List<List<int>> { new() };
        double used = 0;
        for (var i = 0; i < names.Length; i++)
        {
            var width = Width(sketch, names[i], style);
            if (used + width > sketch.Width - 16 && rows[^1].Count > 0)
            {
                rows.Add([]);
                used = 0;
            }

            rows[^1].Add(i);
            used += width;
        }

        return rows;
    }

    private static double Width(Sketch sketch, string name, TextStyle style) => Swatch + 5 + sketch.Fonts.Measure(name, style).X + Gap;
}
