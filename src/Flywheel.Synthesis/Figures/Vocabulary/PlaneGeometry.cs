using Flywheel.Synthesis.Figures.Drawing;
using Flywheel.Synthesis.Figures.Geometry;
using Flywheel.Synthesis.Figures.Scenes;

namespace Flywheel.Synthesis.Figures.Vocabulary;

/// <summary>Named points, lines, arcs and the marks of school geometry.</summary>
[Vocabulary("Plane geometry", "plane-geometry")]
internal static class PlaneGeometry
{
    /// <summary>Marks a named point with a dot and its name. Element <c>point</c>; returns the position.</summary>
    /// <param name="sketch">The picture.</param>
    /// <param name="name">Its name, such as A.</param>
    /// <param name="x">Pixels from the left.</param>
    /// <param name="y">Pixels from the top.</param>
    /// <param name="dot">Whether a dot is drawn.</param>
    /// <param name="color">Colour name.</param>
    [Primitive]
    public static Point Point(Sketch sketch, string name, double x, double y, bool dot = true, string color = "ink")
    {
        var position = new Point(x, y);
        sketch.Add("point", name, [position], name, ("color", color));
        if (dot)
        {
            sketch.Fill(PathGeometry.Circle(position, 3.2), sketch.Color(color));
        }

        sketch.Label(name, position, sketch.Style(18, FontFace.Math, color, halo: true));
        return position;
    }

    /// <summary>Draws a line through two points to the edges of the picture. Element <c>line</c>, points: the two points.</summary>
    /// <param name="sketch">The picture.</param>
    /// <param name="a">One point on it.</param>
    /// <param name="b">Another.</param>
    /// <param name="color">Colour name.</param>
    /// <param name="width">Line width in pixels.</param>
    /// <param name="dashed">Whether the line is dashed.</param>
    /// <param name="name">Name in the inventory.</param>
    [Primitive]
    public static Element Line(Sketch sketch, Point a, Point b, string color = "ink", double width = 2, bool dashed = false, string name = "")
    {
        RequireApart(a, b, "a line");
        var element = sketch.Add("line", name, [a, b], "", ("color", color));
        var reach = (b - a).Unit * (sketch.Width + sketch.Height);
        sketch.Stroke(Clipped(a - reach, b + reach, sketch.Canvas.Inflate(-6)), sketch.Pen(color, width, dashed));
        return element;
    }

    /// <summary>Draws a ray from a point through another to the edge of the picture. Element <c>ray</c>.</summary>
    /// <param name="sketch">The picture.</param>
    /// <param name="from">Where it starts.</param>
    /// <param name="through">A point on it.</param>
    /// <param name="color">Colour name.</param>
    /// <param name="dashed">Whether the line is dashed.</param>
    [Primitive]
    public static Element Ray(Sketch sketch, Point from, Point through, string color = "ink", bool dashed = false)
    {
        RequireApart(from, through, "a ray");
        var element = sketch.Add("ray", Essentials.NameAt(sketch, from) + Essentials.NameAt(sketch, through), [from, through], "", ("color", color));
        sketch.Stroke(Clipped(from, from + ((through - from).Unit * (sketch.Width + sketch.Height)), sketch.Canvas.Inflate(-6)), sketch.Pen(color, 2, dashed));
        return element;
    }

    /// <summary>Draws an arc of a circle. Element <c>arc</c>, points: the centre.</summary>
    /// <param name="sketch">The picture.</param>
    /// <param name="center">Centre of the circle.</param>
    /// <param name="radius">Radius in pixels.</param>
    /// <param name="start">Start in degrees: 0 right, 90 up.</param>
    /// <param name="sweep">Extent in degrees, anticlockwise.</param>
    /// <param name="color">Colour name.</param>
    /// <param name="width">Line width in pixels.</param>
    /// <param name="dashed">Whether the line is dashed.</param>
    [Primitive]
    public static Element Arc(Sketch sketch, Point center, double radius, double start, double sweep, string color = "ink", double width = 2, bool dashed = false)
    {
        Essentials.RequirePositive(radius, "radius");
        RequireSweep(sweep);
        var element = sketch.Add("arc", "", [center], "", ("radius", radius), ("start", start), ("sweep", sweep), ("color", color));
        sketch.Stroke(new PathBuilder().AddArc(center, radius, start, sweep).Build(), sketch.Pen(color, width, dashed));
        return element;
    }

    /// <summary>
    /// Marks the angle at a vertex with an arc and a label. Element <c>angle-mark</c>, points: vertex and a point on each arm; value
    /// <c>degrees</c>: the angle as drawn.
    /// </summary>
    /// <param name="sketch">The picture.</param>
    /// <param name="a">A point on the first arm.</param>
    /// <param name="vertex">The vertex.</param>
    /// <param name="b">A point on the second arm.</param>
    /// <param name="label">Text beside the arc, such as 40° or x.</param>
    /// <param name="arcs">Number of arcs, 1 to 3; equal angles carry equally many.</param>
    /// <param name="color">Colour name.</param>
    /// <param name="radius">Radius of the arc in pixels.</param>
    [Primitive]
    public static Element AngleMark(Sketch sketch, Point a, Point vertex, Point b, string label = "", int arcs = 1, string color = "accent", double radius = 26)
    {
        RequireApart(a, vertex, "an angle mark");
        RequireApart(b, vertex, "an angle mark");
        if (arcs is < 1 or > 3)
        {
            throw new FigureException($"An angle mark has 1 to 3 arcs, not {arcs}.");
        }

        var start = (a - vertex).Direction;
        var sweep = Turn(start, (b - vertex).Direction);
        var names = Essentials.NameAt(sketch, a) + Essentials.NameAt(sketch, vertex) + Essentials.NameAt(sketch, b);
        var element = sketch.Add("angle-mark", names, [vertex, a, b], label, ("degrees", Math.Abs(sweep)), ("color", color));
        for (var i = 0; i < arcs; i++)
        {
            sketch.Stroke(new PathBuilder().AddArc(vertex, radius + (i * 5), start, sweep).Build(), sketch.Pen(color, 1.6));
        }

        if (label.Length > 0)
        {
            // In a narrow angle the label has to stand further out to fit between the arms.
            var direction = Geometry.Point.Polar(1, start + (sweep / 2));
            var reach = radius + ((arcs - 1) * 5) + Math.Clamp(600 / Math.Max(10, Math.Abs(sweep)), 2, 26);
            sketch.Label(label, vertex + (direction * reach), sketch.Style(15, Essentials.FaceOf(label), color, halo: true), 1, direction);
        }

        return element;
    }

    /// <summary>Marks a right angle at a vertex with a small square. Element <c>right-angle</c>, points: vertex and a point on each arm.</summary>
    /// <param name="sketch">The picture.</param>
    /// <param name="a">A point on the first arm.</param>
    /// <param name="vertex">The vertex.</param>
    /// <param name="b">A point on the second arm.</param>
    /// <param name="color">Colour name.</param>
    /// <param name="size">Side of the square in pixels.</param>
    [Primitive]
    public static Element RightAngle(Sketch sketch, Point a, Point vertex, Point b, string color = "ink", double size = 13)
    {
        RequireApart(a, vertex, "a right angle");
        RequireApart(b, vertex, "a right angle");
        var element = sketch.Add("right-angle", Essentials.NameAt(sketch, a) + Essentials.NameAt(sketch, vertex) + Essentials.NameAt(sketch, b), [vertex, a, b], "", ("degrees", 90));
        var (u, v) = ((a - vertex).Unit * size, (b - vertex).Unit * size);
        sketch.Stroke(PathGeometry.Polyline(vertex + u, vertex + u + v, vertex + v), sketch.Pen(color, 1.5));
        return element;
    }

    /// <summary>Marks a segment with short strokes across its middle; equal segments carry equally many. Element <c>tick-mark</c>.</summary>
    /// <param name="sketch">The picture.</param>
    /// <param name="a">One end of the segment.</param>
    /// <param name="b">Other end.</param>
    /// <param name="count">Number of strokes, 1 to 4.</param>
    /// <param name="color">Colour name.</param>
    [Primitive]
    public static Element TickMark(Sketch sketch, Point a, Point b, int count = 1, string color = "ink")
    {
        RequireApart(a, b, "a tick mark");
        if (count is < 1 or > 4)
        {
            throw new FigureException($"A tick mark has 1 to 4 strokes, not {count}.");
        }

        var element = sketch.Add("tick-mark", Essentials.NameAt(sketch, a) + Essentials.NameAt(sketch, b), [a, b], "", ("count", count));
        var along = (b - a).Unit;
        for (var i = 0; i < count; i++)
        {
            var middle = a.Towards(b, 0.5) + (along * ((i - ((count - 1) / 2.0)) * 5));
            sketch.Stroke(PathGeometry.Line(middle - (along.Normal * 6), middle + (along.Normal * 6)), sketch.Pen(color, 1.6));
        }

        return element;
    }

    /// <summary>Marks a segment as parallel to another that carries the same number of arrowheads. Element <c>parallel-mark</c>.</summary>
    /// <param name="sketch">The picture.</param>
    /// <param name="a">One end of the segment.</param>
    /// <param name="b">Other end.</param>
    /// <param name="count">Number of arrowheads, 1 to 3.</param>
    /// <param name="color">Colour name.</param>
    [Primitive]
    public static Element ParallelMark(Sketch sketch, Point a, Point b, int count = 1, string color = "ink")
    {
        RequireApart(a, b, "a parallel mark");
        var element = sketch.Add("parallel-mark", Essentials.NameAt(sketch, a) + Essentials.NameAt(sketch, b), [a, b], "", ("count", count));
        var along = (b - a).Unit;
        for (var i = 0; i < Math.Clamp(count, 1, 3); i++)
        {
            var tip = a.Towards(b, 0.5) + (along * (6 + (i * 6)));
            sketch.Stroke(PathGeometry.Polyline(tip - (along * 8) + (along.Normal * 5), tip, tip - (along * 8) - (along.Normal * 5)), sketch.Pen(color, 1.6));
        }

        return element;
    }

    /// <summary>The turn in degrees from one direction to another, in (-180, 180].</summary>
    internal static double Turn(double from, double to)
    {
        var turn = Math.IEEERemainder(to - from, 360);
        return turn <= -180 ? turn + 360 : turn;
    }

    private static PathGeometry Clipped(Point a, Point b, Box box)
    {
        // Liang-Barsky clipping; a line that misses the box is drawn as it is and left to the canvas.
        double enter = 0, leave = 1;
        var d = b - a;
        ReadOnlySpan<(double Rate, double Room)> sides = [(-d.X, a.X - box.Left), (d.X, box.Right - a.X), (-d.Y, a.Y - box.Top), (d.Y, box.Bottom - a.Y)];
        foreach (var (rate, room) in sides)
        {
            if (rate < 0)
            {
                enter = Math.Max(enter, room / rate);
            }
            else if (rate > 0)
            {
                leave = Math.Min(leave, room / rate);
            }
        }

        return enter < leave ? PathGeometry.Line(a.Towards(b, enter), a.Towards(b, leave)) : PathGeometry.Line(a, b);
    }

    private static void RequireSweep(double sweep)
    {
        if (!(Math.Abs(sweep) <= 360))
        {
            throw new FigureException($"A sweep of {sweep} degrees is out of range.", "Use -360 to 360.");
        }
    }

    private static void RequireApart(Point a, Point b, string what)
    {
        if (a.DistanceTo(b) < 1e-6)
        {
            throw new FigureException($"The points of {what} coincide.");
        }
    }
}
