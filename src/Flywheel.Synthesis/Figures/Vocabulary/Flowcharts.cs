using Flywheel.Synthesis.Figures.Drawing;
using Flywheel.Synthesis.Figures.Geometry;
using Flywheel.Synthesis.Figures.Scenes;

namespace Flywheel.Synthesis.Figures.Vocabulary;

/// <summary>Flowcharts: start and end, steps, decisions and data, joined by arrows that run at right angles.</summary>
[Vocabulary("Flowcharts", "flowchart")]
internal static class Flowcharts
{
    private const double TextSize = 14;

    /// <summary>
    /// Draws one box of a flowchart, its text broken into lines as needed. Element <c>flow-step</c>, points: its centre; text: what is
    /// written in it; values <c>shape</c>, <c>half-width</c> and <c>half-height</c> in pixels, and <c>value</c> (the number in its text, if any).
    /// </summary>
    /// <param name="sketch">The picture.</param>
    /// <param name="name">How arrows refer to it; not written in the picture.</param>
    /// <param name="shape">terminal (start and end), process, decision or data (input and output).</param>
    /// <param name="text">What is written in it; a bar | breaks the line.</param>
    /// <param name="x">Centre, x.</param>
    /// <param name="y">Centre, y.</param>
    /// <param name="width">Width in pixels; 0 for what the text needs.</param>
    /// <param name="fill">Colour of the inside.</param>
    [Primitive]
    public static Element FlowStep(Sketch sketch, string name, string shape, string text, double x, double y, double width = 0, string fill = "shade")
    {
        Connectors.RequireNew(sketch, "flow-step", name);
        if (shape is not ("terminal" or "process" or "decision" or "data"))
        {
            throw new FigureException($"There is no flowchart shape \"{shape}\".", "Shapes are terminal, process, decision and data.");
        }

        var center = new Point(x, y);
        var style = sketch.Style(TextSize);
        var lines = Connectors.Wrap(sketch, text, style, TextRoom(shape, width));
        var half = HalfSize(sketch, shape, lines, style, width);
        var written = string.Join(' ', lines);
        var value = Connectors.ValueOf(written);
        (string, ElementValue)[] facts = [("shape", shape), ("half-width", half.X), ("half-height", half.Y)];
        var element = sketch.Add("flow-step", name, [center], written, value.IsNumber ? [.. facts, ("value", value)] : facts);
        Essentials.Outline(sketch, Outline(shape, center, half), "ink", fill, 1, 1.8, dashed: false);
        Connectors.Lines(sketch, lines, center, style);
        return element;
    }

    /// <summary>
    /// Joins two boxes of a flowchart by an arrow that leaves and enters at the middle of a side. Element <c>flow-arrow</c>, name: both
    /// names joined by a hyphen; points: its corners from tail to tip; text: the label; values <c>from</c> and <c>to</c>.
    /// </summary>
    /// <param name="sketch">The picture.</param>
    /// <param name="from">Name of the box that it leaves.</param>
    /// <param name="to">Name of the box that it enters.</param>
    /// <param name="label">Text at its beginning, such as yes or no.</param>
    /// <param name="leave">Side on which it leaves: top, right, bottom or left; empty for the side that faces the other box.</param>
    /// <param name="enter">Side on which it enters; empty for the side that faces the other box.</param>
    /// <param name="detour">How far in pixels it runs outside both boxes where it leaves and enters on the same side.</param>
    /// <param name="color">Colour name.</param>
    [Primitive]
    public static Element FlowArrow(Sketch sketch, string from, string to, string label = "", string leave = "", string enter = "", double detour = 28, string color = "ink")
    {
        var (tail, head) = (Frame(Connectors.Require(sketch, "flow-step", from)), Frame(Connectors.Require(sketch, "flow-step", to)));
        if (tail.Center.DistanceTo(head.Center) < 1)
        {
            throw new FigureException("An arrow needs two boxes at different places.");
        }

        var towards = head.Center - tail.Center;
        var start = leave.Length > 0 ? Side(leave) : Facing(towards, tail.Half + head.Half);
        var end = enter.Length > 0 ? Side(enter) : Facing(towards * -1, tail.Half + head.Half);
        var corners = Corners(tail, head, start, end, detour);
        var element = sketch.Add("flow-arrow", $"{from}-{to}", corners, label, ("from", from), ("to", to), ("color", color));
        Connectors.Route(sketch, corners, sketch.Pen(color, 1.8), arrow: true);
        if (label.Length > 0)
        {
            var style = sketch.Style(13, FontFace.SansBold, color, halo: true);
            var size = sketch.Fonts.Measure(label, style);
            sketch.Text(label, corners[0] + (start * ((Math.Abs(start.X) * ((size.X / 2) + 5)) + (Math.Abs(start.Y) * 12))) + (start.X == 0 ? new Point((size.X / 2) + 6, 0) : new Point(0, -10)), style);
        }

        return element;
    }

    private static Point[] Corners(Box2 tail, Box2 head, Point start, Point end, double detour)
    {
        var (a, b) = (tail.At(start), head.At(end));
        if (start == end)
        {
            // Leaving and entering on the same side: around the outside of both.
            var reach = Math.Max(a.Dot(start), b.Dot(start)) + detour;
            return [a, a + (start * (reach - a.Dot(start))), b + (start * (reach - b.Dot(start))), b];
        }

        if (start.Dot(end) != 0)
        {
            var aligned = Math.Abs((b - a).Dot(start.Normal)) < 0.5;
            var middle = a.Towards(b, 0.5);
            return aligned ? [a, b] : start.X != 0
                ? [a, new Point(middle.X, a.Y), new Point(middle.X, b.Y), b]
                : [a, new Point(a.X, middle.Y), new Point(b.X, middle.Y), b];
        }

        return [a, start.X != 0 ? new Point(b.X, a.Y) : new Point(a.X, b.Y), b];
    }

    private static Point Facing(Point towards, Point room) =>
        Math.Abs(towards.Y) - room.Y >= Math.Abs(towards.X) - room.X
            ? new Point(0, Math.Sign(towards.Y))
            : new Point(Math.Sign(towards.X), 0);

    private static Point Side(string side) => side switch
    {
        "top" => new Point(0, -1),
        "right" => new Point(1, 0),
        "bottom" => new Point(0, 1),
        "left" => new Point(-1, 0),
        _ => throw new FigureException($"There is no side \"{side}\".", "Sides are top, right, bottom and left."),
    };

    private static double TextRoom(string shape, double width) => (width, shape) switch
    {
        (0, "decision") => 84,
        (0, _) => 118,
        (_, "decision") => width * 0.62,
        (_, "data") => width - 34,
        _ => width - 14,
    };

    private static Point HalfSize(Sketch sketch, string shape, List<string> lines, TextStyle style, double width)
    {
        var text = new Point(lines.Max(l => sketch.Fonts.Measure(l, style).X) / 2, lines.Count * style.Size * 0.61);
        var half = shape switch
        {
            // A diamond holds a box of half sizes w and h when w/W + h/H is at most one.
            "decision" => new Point(Math.Max(46, text.X * 1.5), Math.Max(27, text.Y * 2.4)),
            "terminal" => new Point(Math.Max(34, text.X + 15), text.Y + 7),
            "data" => new Point(Math.Max(42, text.X + 18), text.Y + 8),
            _ => new Point(Math.Max(40, text.X + 10), text.Y + 8),
        };
        return width > 0 ? half with { X = width / 2 } : half;
    }

    private static PathGeometry Outline(string shape, Point c, Point half) => shape switch
    {
        "terminal" => PathGeometry.Rectangle(Box.Around(c, 2 * half.X, 2 * half.Y), half.Y),
        "decision" => PathGeometry.Polygon(c - new Point(half.X, 0), c - new Point(0, half.Y), c + new Point(half.X, 0), c + new Point(0, half.Y)),
        "data" => PathGeometry.Polygon(c + new Point(10 - half.X, -half.Y), c + new Point(half.X, -half.Y), c + new Point(half.X - 10, half.Y), c + new Point(-half.X, half.Y)),
        _ => PathGeometry.Rectangle(Box.Around(c, 2 * half.X, 2 * half.Y), 2),
    };

    private static Box2 Frame(Element step)
    {
        var half = new Point(step.Find("half-width")!.Value.Number, step.Find("half-height")!.Value.Number);

        // The slanted sides of a data box stand half of the slant further in.
        return new Box2(step.Position, half, step.Find("shape")!.Value.Text == "data" ? 5 : 0);
    }

    private readonly record struct Box2(Point Center, Point Half, double Slant)
    {
        public Point At(Point side) => Center + new Point(side.X * (Half.X - Slant), side.Y * Half.Y);
    }
}
