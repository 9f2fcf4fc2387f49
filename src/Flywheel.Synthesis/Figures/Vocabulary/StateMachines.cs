using Flywheel.Synthesis.Figures.Drawing;
using Flywheel.Synthesis.Figures.Geometry;
using Flywheel.Synthesis.Figures.Scenes;

namespace Flywheel.Synthesis.Figures.Vocabulary;

/// <summary>State machines: states, and transitions labelled with what causes them.</summary>
[Vocabulary("State machines", "state-machine")]
internal static class StateMachines
{
    /// <summary>
    /// Draws a state: a circle with its name; a second ring if it accepts, a short arrow from nowhere if it is the start. Element
    /// <c>state</c>, points: its centre; text: its name; values <c>accepting</c> and <c>start</c> (1 or 0), <c>radius</c>.
    /// </summary>
    /// <param name="sketch">The picture.</param>
    /// <param name="name">Its name; every state has its own.</param>
    /// <param name="x">Centre, x.</param>
    /// <param name="y">Centre, y.</param>
    /// <param name="start">Whether it is the start state.</param>
    /// <param name="accepting">Whether it is accepting.</param>
    /// <param name="radius">Radius in pixels, 14 to 70.</param>
    /// <param name="fill">Colour of the inside.</param>
    [Primitive]
    public static Element State(Sketch sketch, string name, double x, double y, bool start = false, bool accepting = false, double radius = 25, string fill = "shade")
    {
        Connectors.RequireNew(sketch, "state", name);
        if (!(radius is >= 14 and <= 70))
        {
            throw new FigureException($"A state of radius {radius:0.#} is out of range.", "Use 14 to 70 pixels.");
        }

        var center = new Point(x, y);
        var element = sketch.Add("state", name, [center], name, ("start", start), ("accepting", accepting), ("radius", radius));
        sketch.Fill(PathGeometry.Circle(center, radius), sketch.Color("paper"));
        Essentials.Outline(sketch, PathGeometry.Circle(center, radius), "ink", fill, 1, 2, dashed: false);
        if (accepting)
        {
            sketch.Stroke(PathGeometry.Circle(center, radius - 4.5), sketch.Pen(width: 1.5));
        }

        if (start)
        {
            Essentials.DrawArrow(sketch, center - new Point(radius + 28, 0), center - new Point(radius + 1, 0), sketch.Pen());
        }

        var room = 2 * (radius - (accepting ? 7 : 4));
        var size = 15.0;
        while (size > 11 && Connectors.Wrap(sketch, name, sketch.Style(size), room).Max(l => sketch.Fonts.Measure(l, sketch.Style(size)).X) > room)
        {
            size -= 0.5;
        }

        Connectors.Lines(sketch, Connectors.Wrap(sketch, name, sketch.Style(size), room), center, sketch.Style(size));
        return element;
    }

    /// <summary>
    /// Draws a transition between two states. Element <c>transition</c>, name: both names joined by a hyphen; points: its tail, its tip and
    /// its middle; text: the label; values <c>from</c> and <c>to</c>.
    /// </summary>
    /// <param name="sketch">The picture.</param>
    /// <param name="from">Name of the state that is left.</param>
    /// <param name="to">Name of the state that is reached; the same for a loop.</param>
    /// <param name="label">What causes it, such as 0 or coin; several separated by commas.</param>
    /// <param name="bend">How far it bulges to the left of its direction, as a share of its length; give two opposite transitions the same bend.</param>
    /// <param name="loop">Side on which a loop stands: top, bottom, left or right.</param>
    /// <param name="color">Colour name.</param>
    [Primitive]
    public static Element Transition(Sketch sketch, string from, string to, string label, double bend = 0, string loop = "top", string color = "ink")
    {
        var (tail, head) = (Connectors.Require(sketch, "state", from), Connectors.Require(sketch, "state", to));
        if (!(Math.Abs(bend) <= 1.5))
        {
            throw new FigureException($"A bend of {bend:0.##} is out of range.", "Use -1.5 to 1.5.");
        }

        return tail.Index == head.Index ? Loop(sketch, tail, label, loop, color) : Arc(sketch, tail, head, label, bend, color);
    }

    private static Element Arc(Sketch sketch, Element tail, Element head, string label, double bend, string color)
    {
        var (a, b) = (tail.Position, head.Position);
        var left = (b - a).Normal * -1;
        var control = a.Towards(b, 0.5) + (left * (2 * bend));
        var start = a + ((control - a).Unit * (Radius(tail) + 1));
        var end = b + ((control - b).Unit * (Radius(head) + 1));
        var middle = start.Towards(control, 0.5).Towards(control.Towards(end, 0.5), 0.5);
        var element = sketch.Add("transition", $"{tail.Name}-{head.Name}", [start, end, middle], label, ("from", tail.Name), ("to", head.Name), ("color", color));
        Connectors.Curve(sketch, start, control, end, sketch.Pen(color, 1.8), arrow: true);
        var style = LabelStyle(sketch, label, color);
        var size = sketch.Fonts.Measure(label, style);
        var away = left.Unit * (bend < 0 ? -1 : 1);
        sketch.Text(label, middle + (away * (5 + (Math.Abs(away.X) * size.X / 2) + (Math.Abs(away.Y) * size.Y * 0.42))), style);
        return element;
    }

    private static Element Loop(Sketch sketch, Element state, string label, string side, string color)
    {
        var outwards = side switch
        {
            "top" => 90,
            "bottom" => -90,
            "left" => 180,
            "right" => 0,
            _ => throw new FigureException($"A loop cannot stand at the \"{side}\".", "Sides are top, bottom, left and right."),
        };
        var (center, radius) = (state.Position, Radius(state));
        var (start, end) = (center + Point.Polar(radius, outwards + 26), center + Point.Polar(radius + 1, outwards - 26));
        var (reach1, reach2) = (center + Point.Polar(radius + 50, outwards + 34), center + Point.Polar(radius + 50, outwards - 34));
        var top = center + Point.Polar(radius + 31, outwards);
        var element = sketch.Add("transition", $"{state.Name}-{state.Name}", [start, end, top], label, ("from", state.Name), ("to", state.Name), ("color", color));
        var pen = sketch.Pen(color, 1.8);
        sketch.Stroke(new PathBuilder().MoveTo(start).CubicTo(reach1, reach2, end + ((reach2 - end).Unit * Connectors.HeadLength(pen) * 0.7)).Build(), pen);
        Connectors.Head(sketch, reach2, end, pen);
        var style = LabelStyle(sketch, label, color);
        var size = sketch.Fonts.Measure(label, style);
        var away = Point.Polar(1, outwards);
        sketch.Text(label, top + (away * (5 + (Math.Abs(away.X) * size.X / 2) + (Math.Abs(away.Y) * size.Y * 0.42))), style);
        return element;
    }

    private static TextStyle LabelStyle(Sketch sketch, string label, string color) => sketch.Style(15, label.Length <= 3 ? FontFace.SansBold : FontFace.Sans, color, halo: true);

    private static double Radius(Element state) => state.Find("radius")!.Value.Number;
}
