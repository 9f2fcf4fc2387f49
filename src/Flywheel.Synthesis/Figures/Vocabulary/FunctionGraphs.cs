using Flywheel.Synthesis.Figures.Drawing;
using Flywheel.Synthesis.Figures.Geometry;
using Flywheel.Synthesis.Figures.Scenes;

namespace Flywheel.Synthesis.Figures.Vocabulary;

/// <summary>Curves y = f(x) on axes, the regions under and between them, and asymptotes.</summary>
[Vocabulary("Function graphs", "function-graph")]
internal static class FunctionGraphs
{
    private const int LeastSamples = 128;
    private const int MostSamples = 320;

    /// <summary>
    /// Draws a function's curve on the axes, clipped to them. Element <c>curve</c>, points: the curve's points inside the plot in pixels, with
    /// one at every grid line's x; values <c>from</c> and <c>to</c>.
    /// </summary>
    /// <param name="sketch">The picture.</param>
    /// <param name="function">The function, such as x => x * x - 2; where it has no finite value nothing is drawn.</param>
    /// <param name="from">Where it starts.</param>
    /// <param name="to">Where it ends.</param>
    /// <param name="label">Text near its right end, such as f.</param>
    /// <param name="color">Colour name.</param>
    /// <param name="dashed">Whether it is dashed.</param>
    /// <param name="name">Name in the inventory; by default its label.</param>
    [Primitive]
    public static Element Curve(Sketch sketch, Func<double, double> function, double from, double to, string label = "", string color = "blue", bool dashed = false, string name = "")
    {
        var frame = CoordinatePlane.Frame(sketch, "Curve");
        var pieces = Visible(Sample(function, frame, from, to), frame);
        if (pieces.Count == 0)
        {
            throw new FigureException("No part of the curve lies on the axes.", "Widen the axes, or correct the function or its range.");
        }

        Point[] points = [.. pieces.SelectMany(p => p)];
        var element = sketch.Add("curve", name.Length > 0 ? name : label, points, label, ("from", from), ("to", to), ("color", color));
        var path = new PathBuilder();
        foreach (var piece in pieces)
        {
            path.AddPolyline([.. piece], close: false);
        }

        sketch.Stroke(path.Build(), sketch.Pen(color, 2.2, dashed));
        sketch.Label(label, points[(int)(points.Length * 0.93)], sketch.Style(16, Essentials.FaceOf(label), color, halo: true), 6);
        return element;
    }

    /// <summary>Draws a function's curve over the whole width of the axes.</summary>
    /// <param name="sketch">The picture.</param>
    /// <param name="function">The function.</param>
    /// <param name="label">Text near its right end.</param>
    /// <param name="color">Colour name.</param>
    /// <param name="dashed">Whether it is dashed.</param>
    /// <param name="name">Name in the inventory; by default its label.</param>
    [Primitive]
    public static Element Curve(Sketch sketch, Func<double, double> function, string label = "", string color = "blue", bool dashed = false, string name = "")
    {
        var frame = CoordinatePlane.Frame(sketch, "Curve");
        return Curve(sketch, function, frame.XMin, frame.XMax, label, color, dashed, name);
    }

    /// <summary>
    /// Draws a curve of straight pieces through given coordinates. Element <c>curve</c>, points: its corners; values <c>from</c> and
    /// <c>to</c>.
    /// </summary>
    /// <param name="sketch">The picture.</param>
    /// <param name="corners">At least two pairs of coordinates, their x rising.</param>
    /// <param name="label">Text near its right end.</param>
    /// <param name="color">Colour name.</param>
    /// <param name="name">Name in the inventory; by default its label.</param>
    [Primitive]
    public static Element PiecewiseCurve(Sketch sketch, double[][] corners, string label = "", string color = "blue", string name = "")
    {
        var frame = CoordinatePlane.Frame(sketch, "PiecewiseCurve");
        if (corners.Length < 2 || corners.Any(c => c.Length != 2) || corners.Zip(corners.Skip(1)).Any(p => p.Second[0] < p.First[0]))
        {
            throw new FigureException("A curve of straight pieces needs at least two corners with rising x.", "Write corners as [[0, 1], [2, 5], [6, 5]].");
        }

        Point[] points = [.. corners.Select(c => frame.Map(c[0], c[1]))];
        var element = sketch.Add("curve", name.Length > 0 ? name : label, points, label, ("from", corners[0][0]), ("to", corners[^1][0]), ("color", color));
        sketch.Stroke(PathGeometry.Polyline(points), sketch.Pen(color, 2.2));
        sketch.Label(label, points[^1].Towards(points[^2], 0.15), sketch.Style(16, Essentials.FaceOf(label), color, halo: true), 6);
        return element;
    }

    /// <summary>
    /// Shades between a function's curve and the horizontal axis. Element <c>region</c>, points: its outline; values <c>from</c> and
    /// <c>to</c>.
    /// </summary>
    /// <param name="sketch">The picture.</param>
    /// <param name="function">The function.</param>
    /// <param name="from">Left end of the region.</param>
    /// <param name="to">Right end of the region.</param>
    /// <param name="color">Colour name.</param>
    /// <param name="opacity">0 to 1.</param>
    /// <param name="name">Name in the inventory.</param>
    [Primitive]
    public static Element ShadeUnder(Sketch sketch, Func<double, double> function, double from, double to, string color = "blue", double opacity = 0.25, string name = "") =>
        ShadeBetween(sketch, function, _ => 0, from, to, color, opacity, name);

    /// <summary>Shades between two curves. Element <c>region</c>, points: its outline; values <c>from</c> and <c>to</c>.</summary>
    /// <param name="sketch">The picture.</param>
    /// <param name="first">One function.</param>
    /// <param name="second">The other.</param>
    /// <param name="from">Left end of the region.</param>
    /// <param name="to">Right end of the region.</param>
    /// <param name="color">Colour name.</param>
    /// <param name="opacity">0 to 1.</param>
    /// <param name="name">Name in the inventory.</param>
    [Primitive]
    public static Element ShadeBetween(Sketch sketch, Func<double, double> first, Func<double, double> second, double from, double to, string color = "blue", double opacity = 0.25, string name = "")
    {
        var frame = CoordinatePlane.Frame(sketch, "ShadeBetween");
        Point[] outline = [.. Sample(first, frame, from, to).Select(Inside), .. Sample(second, frame, from, to).Reverse().Select(Inside)];
        var element = sketch.Add("region", name, outline, "", ("from", from), ("to", to), ("color", color));
        sketch.Fill(PathGeometry.Polygon(outline), sketch.Color(color).Fade(opacity));
        return element;

        Point Inside(Point p) => p.IsFinite
            ? new(p.X, Math.Clamp(p.Y, frame.Plot.Top, frame.Plot.Bottom))
            : throw new FigureException("A region's function has no finite value in its range.", "Shade only where both functions are defined.");
    }

    /// <summary>
    /// Draws a dashed vertical line across the plot, such as an asymptote or an axis of symmetry. Element <c>vertical</c>, points: top and
    /// bottom; value <c>x</c>.
    /// </summary>
    /// <param name="sketch">The picture.</param>
    /// <param name="x">Where.</param>
    /// <param name="label">Text at its top.</param>
    /// <param name="color">Colour name.</param>
    [Primitive]
    public static Element VerticalLine(Sketch sketch, double x, string label = "", string color = "muted")
    {
        var frame = CoordinatePlane.Frame(sketch, "VerticalLine");
        return Guide(sketch, "vertical", "x", x, frame.Map(x, frame.YMax), frame.Map(x, frame.YMin), label, color);
    }

    /// <summary>
    /// Draws a dashed horizontal line across the plot, such as an asymptote or a level. Element <c>horizontal</c>, points: left and right;
    /// value <c>y</c>.
    /// </summary>
    /// <param name="sketch">The picture.</param>
    /// <param name="y">Where.</param>
    /// <param name="label">Text at its right end.</param>
    /// <param name="color">Colour name.</param>
    [Primitive]
    public static Element HorizontalLine(Sketch sketch, double y, string label = "", string color = "muted")
    {
        var frame = CoordinatePlane.Frame(sketch, "HorizontalLine");
        return Guide(sketch, "horizontal", "y", y, frame.Map(frame.XMin, y), frame.Map(frame.XMax, y), label, color);
    }

    private static Element Guide(Sketch sketch, string kind, string key, double value, Point a, Point b, string label, string color)
    {
        var element = sketch.Add(kind, label, [a, b], label, (key, value), ("color", color));
        sketch.Stroke(PathGeometry.Line(a, b), sketch.Pen(color, 1.6, dashed: true));
        CoordinatePlane.LabelEnd(sketch, a, b, label, color);
        return element;
    }

    /// <summary>Points of the curve at even distances, one at every grid line's x if the range starts on one.</summary>
    private static IEnumerable<Point> Sample(Func<double, double> function, AxesFrame frame, double from, double to)
    {
        if (!(to > from))
        {
            throw new FigureException($"A curve from {from:0.##} to {to:0.##} has no extent.", "The second end must be greater than the first.");
        }

        var cells = (to - from) / frame.XStep;
        var samples = (int)Math.Min(MostSamples, Math.Ceiling(LeastSamples / Math.Max(1, cells)) * Math.Max(1, Math.Ceiling(cells - 1e-9)));
        for (var i = 0; i <= samples; i++)
        {
            var x = from + ((to - from) * i / samples);
            yield return frame.Map(x, function(x));
        }
    }

    /// <summary>The pieces of a curve inside the plot, cut exactly at its edges; a jump right across the plot is a pole and not drawn.</summary>
    private static List<List<Point>> Visible(IEnumerable<Point> samples, AxesFrame frame)
    {
        var (top, bottom) = (frame.Plot.Top - 0.5, frame.Plot.Bottom + 0.5);
        var pieces = new List<List<Point>>();
        List<Point>? piece = null;
        Point? previous = null;
        foreach (var sample in samples)
        {
            var inside = sample.IsFinite && sample.Y >= top && sample.Y <= bottom;
            if (inside)
            {
                if (piece is null)
                {
                    pieces.Add(piece = []);
                    AddEdge(piece, previous, sample);
                }

                piece.Add(sample);
            }
            else if (piece is not null)
            {
                AddEdge(piece, sample, piece[^1]);
                piece = null;
            }

            previous = sample;
        }

        pieces.RemoveAll(p => p.Count < 2);
        return pieces;

        void AddEdge(List<Point> target, Point? outside, Point inside)
        {
            if (outside is { IsFinite: true } o && (o.Y < top || o.Y > bottom))
            {
                var edge = o.Y < top ? top : bottom;
                target.Add(inside.Towards(o, (edge - inside.Y) / (o.Y - inside.Y)));
            }
        }
    }
}
