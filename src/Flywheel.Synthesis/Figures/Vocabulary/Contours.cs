using Flywheel.Synthesis.Figures.Drawing;
using Flywheel.Synthesis.Figures.Geometry;
using Flywheel.Synthesis.Figures.Scenes;

namespace Flywheel.Synthesis.Figures.Vocabulary;

/// <summary>Lines of equal height.</summary>
[Vocabulary("Contour maps", "contour-map")]
internal static class Contours
{
    private const int Cells = 72;
    private const int MostLines = 41;

    /// <summary>
    /// Draws the contour lines of a landscape of round hills and hollows. Elements <c>contour-map</c> (points: its corners; values <c>step</c>, <c>lowest</c>,
    /// <c>highest</c>) and one <c>contour</c> for each height that occurs, named by it; points: where its label
    /// stands, then places a few pixels apart along it, in no order; value <c>height</c>.
    /// </summary>
    /// <param name="sketch">The picture.</param>
    /// <param name="hills">For each hill: x, y, height above the ground, and its spread in pixels; a negative height makes a hollow.</param>
    /// <param name="step">Height between neighbouring lines.</param>
    /// <param name="ground">Height of the plain.</param>
    /// <param name="labelEvery">Every how many lines one is thick and labelled.</param>
    /// <param name="margin">Distance of the frame from the canvas.</param>
    [Primitive]
    public static Element ContourMap(Sketch sketch, double[][] hills, double step, double ground = 0, int labelEvery = 5, double margin = 20)
    {
        if (hills.Length is 0 or > 8 || hills.Any(h => h.Length != 4 || !(h[3] >= 10)))
        {
            throw new FigureException("A contour map has 1 to 8 hills of x, y, height and spread each; the spread is 10 pixels or more.");
        }

        Essentials.RequirePositive(step, "step");
        if (labelEvery < 1 || !(margin >= 0 && margin < Math.Min(sketch.Width, sketch.Height) / 3))
        {
            throw new FigureException("Labels stand on every first line or fewer, and the margin leaves room for the map.");
        }

        var frame = sketch.Canvas.Inflate(-margin);
        var heights = Heights(frame, hills, ground);
        var (low, high) = (heights.Cast<double>().Min(), heights.Cast<double>().Max());
        var lines = Math.Floor(high / step) - Math.Ceiling(low / step);
        if (!(lines <= MostLines && Math.Max(Math.Abs(low), Math.Abs(high)) / step < int.MaxValue))
        {
            throw new FigureException($"The map would need {lines:0} contour lines.", $"Use a greater step, or lower hills: at most {MostLines} lines.");
        }

        var (first, last) = ((int)Math.Ceiling(low / step), (int)Math.Floor(high / step));
        var element = sketch.Add("contour-map", "", [new(frame.Left, frame.Top), new(frame.Right, frame.Top), new(frame.Right, frame.Bottom), new(frame.Left, frame.Bottom)], "", ("step", step), ("lowest", low), ("highest", high));
        sketch.Stroke(PathGeometry.Rectangle(frame), sketch.Pen("ink", 1.6));
        for (var i = first; i <= last; i++)
        {
            Line(sketch, frame, heights, i * step, i % labelEvery == 0);
        }

        return element;
    }

    /// <summary>Height of the landscape of <c>hills</c> at a place.</summary>
    private static double Height(double[][] hills, double ground, Point at) =>
        ground + hills.Sum(h => h[2] * Math.Exp(-((at - new Point(h[0], h[1])).Dot(at - new Point(h[0], h[1])) / (2 * h[3] * h[3]))));

    private static double[,] Heights(Box frame, double[][] hills, double ground)
    {
        var heights = new double[Cells + 1, Cells + 1];
        for (var row = 0; row <= Cells; row++)
        {
            for (var column = 0; column <= Cells; column++)
            {
                heights[row, column] = Height(hills, ground, Corner(frame, row, column));
            }
        }

        return heights;
    }

    private static Point Corner(Box frame, double row, double column) => new(frame.Left + (column / Cells * frame.Width), frame.Top + (row / Cells * frame.Height));

    /// <summary>Marching squares: where the level crosses the sides of each cell, its crossings are joined.</summary>
    private static void Line(Sketch sketch, Box frame, double[,] heights, double level, bool thick)
    {
        var path = new PathBuilder();
        var along = new List<Point>();
        var label = default(Point);
        var rightmost = double.NegativeInfinity;
        for (var row = 0; row < Cells; row++)
        {
            for (var column = 0; column < Cells; column++)
            {
                var crossings = Crossings(frame, heights, level, row, column);
                for (var k = 0; k + 1 < crossings.Count; k += 2)
                {
                    path.MoveTo(crossings[k]).LineTo(crossings[k + 1]);
                    along.Add(crossings[k]);
                    if (crossings[k].X > rightmost && crossings[k].X < frame.Right - 24)
                    {
                        (label, rightmost) = (crossings[k], crossings[k].X);
                    }
                }
            }
        }

        if (double.IsNegativeInfinity(rightmost))
        {
            return;
        }

        var text = thick ? $"{level:0.##}" : "";
        sketch.Add("contour", $"{level:0.##}", [label, .. along], text, ("height", level));
        sketch.Stroke(path.Build(), sketch.Pen("brown", thick ? 2.2 : 1.2));
        sketch.Text(text, label, sketch.Style(13, FontFace.SansBold, "brown", halo: true));
    }

    private static List<Point> Crossings(Box frame, double[,] heights, double level, int row, int column)
    {
        (double Row, double Column)[] corners = [(row, column), (row, column + 1), (row + 1, column + 1), (row + 1, column)];
        var found = new List<Point>(4);
        for (var k = 0; k < 4; k++)
        {
            var (a, b) = (corners[k], corners[(k + 1) % 4]);
            var (from, to) = (heights[(int)a.Row, (int)a.Column] - level, heights[(int)b.Row, (int)b.Column] - level);
            if (from >= 0 != to >= 0)
            {
                found.Add(Corner(frame, a.Row, a.Column).Towards(Corner(frame, b.Row, b.Column), from / (from - to)));
            }
        }

        return found;
    }
}
