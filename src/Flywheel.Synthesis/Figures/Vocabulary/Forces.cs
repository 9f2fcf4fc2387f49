using Flywheel.Synthesis.Figures.Drawing;
using Flywheel.Synthesis.Figures.Geometry;
using Flywheel.Synthesis.Figures.Scenes;

namespace Flywheel.Synthesis.Figures.Vocabulary;

/// <summary>Bodies on the ground, on ramps and on springs, with the forces on them.</summary>
[Vocabulary("Free-body diagrams", "free-body-diagram")]
internal static class Forces
{
    /// <summary>Draws a fixed surface, hatched on the right of the way from its first to its second end. Element <c>surface</c>, points: both ends.</summary>
    /// <param name="sketch">The picture.</param>
    /// <param name="x1">First end, x.</param>
    /// <param name="y1">First end, y.</param>
    /// <param name="x2">Second end, x.</param>
    /// <param name="y2">Second end, y.</param>
    /// <param name="name">Name in the inventory.</param>
    [Primitive]
    public static Element Surface(Sketch sketch, double x1, double y1, double x2, double y2, string name = "")
    {
        var (a, b) = (new Point(x1, y1), new Point(x2, y2));
        if (a.DistanceTo(b) < 10)
        {
            throw new FigureException("The ends of a surface coincide.");
        }

        var element = sketch.Add("surface", name, [a, b], "");
        Hatching.Line(sketch, a, b);
        return element;
    }

    /// <summary>
    /// Draws a ramp that rises to the right or to the left, with labels at its three sides. Element <c>ramp</c>, points: foot of the slope, its
    /// upper end, the corner below that; text: its labels; values <c>base</c>, <c>height</c>, <c>slope</c> (the numbers in the labels, if any) and <c>degrees</c>.
    /// </summary>
    /// <param name="sketch">The picture.</param>
    /// <param name="x">Foot of the slope, x.</param>
    /// <param name="y">Ground, y.</param>
    /// <param name="run">Length of the base in pixels.</param>
    /// <param name="rise">Height in pixels.</param>
    /// <param name="baseLabel">Text below the base.</param>
    /// <param name="heightLabel">Text beside the height.</param>
    /// <param name="slopeLabel">Text along the slope, below it.</param>
    /// <param name="leftwards">Whether it rises to the left.</param>
    [Primitive]
    public static Element Ramp(Sketch sketch, double x, double y, double run, double rise, string baseLabel = "", string heightLabel = "", string slopeLabel = "", bool leftwards = false)
    {
        Essentials.RequirePositive(run, "base");
        Essentials.RequirePositive(rise, "height");
        var foot = new Point(x, y);
        var side = leftwards ? -1 : 1;
        var (corner, top) = (foot + new Point(side * run, 0), foot + new Point(side * run, -rise));
        sketch.Remember(new RampFrame(foot, top));
        var text = string.Join(' ', new[] { baseLabel, heightLabel, slopeLabel }.Where(t => t.Length > 0));
        var element = sketch.Add(
            "ramp", "", [foot, top, corner], text,
            [("degrees", Math.Atan2(rise, run) * 180 / Math.PI), .. Fact("base", baseLabel), .. Fact("height", heightLabel), .. Fact("slope", slopeLabel)]);
        Essentials.Outline(sketch, PathGeometry.Polygon(foot, top, corner), "ink", "shade", 1, 2.2, dashed: false);
        sketch.Stroke(PathGeometry.Polyline(corner - new Point(side * 11, 0), corner - new Point(side * 11, 11), corner - new Point(0, 11)), sketch.Pen("ink", 1.2));
        var style = sketch.Style(15);
        sketch.Text(baseLabel, foot.Towards(corner, 0.38) + new Point(0, 14), style);
        sketch.TextBeside(heightLabel, corner.Towards(top, 0.5) + new Point(side * 8, 0), style, side, 0);

        // The slope's label lies inside, along its lower part, so that bodies and their weights stay clear of it.
        var along = (top - foot).Unit;
        var angle = leftwards ? (foot - top).Direction : along.Direction;
        sketch.Text(slopeLabel, foot.Towards(top, 0.27) + (along.Normal * (side * 13)), style, angle);
        return element;
    }

    /// <summary>
    /// Draws a block that stands on a level. Element <c>body</c>, points: its middle, middle of its lower and of its upper side, middle of its left
    /// and of its right side; text: its label; value <c>value</c>: the number in the label, if any.
    /// </summary>
    /// <param name="sketch">The picture.</param>
    /// <param name="name">Name in the inventory.</param>
    /// <param name="x">Middle, x.</param>
    /// <param name="y">Level that it stands on.</param>
    /// <param name="width">Width in pixels.</param>
    /// <param name="height">Height in pixels.</param>
    /// <param name="label">Text on it, such as 4 kg.</param>
    /// <param name="color">Colour name.</param>
    [Primitive]
    public static Element Body(Sketch sketch, string name, double x, double y, double width = 70, double height = 50, string label = "", string color = "blue") =>
        Block(sketch, name, new Point(x, y), 0, width, height, label, color);

    /// <summary>Draws a block on the ramp drawn last. Element <c>body</c>, as of <c>Body</c>, turned with the slope.</summary>
    /// <param name="sketch">The picture.</param>
    /// <param name="name">Name in the inventory.</param>
    /// <param name="share">Where on the slope its middle is: 0 at the foot, 1 at the top.</param>
    /// <param name="width">Width along the slope in pixels.</param>
    /// <param name="height">Height in pixels.</param>
    /// <param name="label">Text on it, such as 4 kg.</param>
    /// <param name="color">Colour name.</param>
    [Primitive]
    public static Element RampBody(Sketch sketch, string name, double share = 0.55, double width = 64, double height = 44, string label = "", string color = "blue")
    {
        var ramp = sketch.Recall<RampFrame>() ?? throw new FigureException("RampBody needs a ramp.", "Call Ramp(...) before it.");
        if (!(share >= 0 && share <= 1))
        {
            throw new FigureException($"A share of {share:0.##} of the slope is out of range.", "Use 0 to 1.");
        }

        var along = ramp.Top - ramp.Foot;
        var tilt = along.X > 0 ? along.Direction : (ramp.Foot - ramp.Top).Direction;
        return Block(sketch, name, ramp.Foot.Towards(ramp.Top, share), tilt, width, height, label, color);
    }

    /// <summary>
    /// Draws a force arrow. Element <c>force</c>, points: tail and tip; text: its label; values <c>direction</c> (degrees, 0 right, 90 up) and <c>value</c>
    /// (the number in the label, if any).
    /// </summary>
    /// <param name="sketch">The picture.</param>
    /// <param name="name">Name in the inventory.</param>
    /// <param name="x">Tail, x.</param>
    /// <param name="y">Tail, y.</param>
    /// <param name="length">Length in pixels.</param>
    /// <param name="direction">Degrees: 0 right, 90 up.</param>
    /// <param name="label">Text near its tip, such as 12 N.</param>
    /// <param name="color">Colour name.</param>
    [Primitive]
    public static Element Force(Sketch sketch, string name, double x, double y, double length, double direction, string label = "", string color = "red")
    {
        if (!(length >= 12))
        {
            throw new FigureException($"A force arrow of {length:0.#} pixels cannot be seen.", "Use 12 or more.");
        }

        var tail = new Point(x, y);
        var tip = tail + Point.Polar(length, direction);
        var element = sketch.Add("force", name, [tail, tip], label, [("direction", direction), ("color", color), .. Fact("value", label)]);
        Essentials.DrawArrow(sketch, tail, tip, sketch.Pen(color, 3));
        if (label.Length > 0)
        {
            sketch.Label(label, tip, sketch.Style(15, Essentials.FaceOf(label), halo: true), 5, Point.Polar(1, direction));
        }

        return element;
    }

    /// <summary>Draws a coil spring. Element <c>spring</c>, points: its ends; text: its label; value <c>length</c> in pixels.</summary>
    /// <param name="sketch">The picture.</param>
    /// <param name="name">Name in the inventory.</param>
    /// <param name="x1">First end, x.</param>
    /// <param name="y1">First end, y.</param>
    /// <param name="x2">Second end, x.</param>
    /// <param name="y2">Second end, y.</param>
    /// <param name="turns">Number of turns, 3 to 30.</param>
    /// <param name="label">Text beside its middle.</param>
    [Primitive]
    public static Element Spring(Sketch sketch, string name, double x1, double y1, double x2, double y2, int turns = 9, string label = "")
    {
        var (a, b) = (new Point(x1, y1), new Point(x2, y2));
        if (turns is < 3 or > 30 || a.DistanceTo(b) < 30)
        {
            throw new FigureException($"A spring of {turns} turns over {a.DistanceTo(b):0} pixels cannot be drawn.", "Use 3 to 30 turns over at least 30 pixels.");
        }

        var element = sketch.Add("spring", name, [a, b], label, ("length", a.DistanceTo(b)));
        var along = (b - a).Unit;
        var lead = along * 9;
        var (from, to) = (a + lead, b - lead);
        var path = new PathBuilder().MoveTo(a).LineTo(from);
        for (var i = 0; i < turns * 2; i++)
        {
            path.LineTo(from.Towards(to, (i + 0.5) / (turns * 2)) + (along.Normal * (i % 2 == 0 ? 10 : -10)));
        }

        sketch.Stroke(path.LineTo(to).LineTo(b).Build(), sketch.Pen("ink", 1.8));
        Essentials.LabelAlong(sketch, a + (along.Normal * 10), b + (along.Normal * 10), label);
        return element;
    }

    /// <summary>Draws a rope. Element <c>rope</c>, points: its corners.</summary>
    /// <param name="sketch">The picture.</param>
    /// <param name="points">At least two points.</param>
    /// <param name="name">Name in the inventory.</param>
    [Primitive]
    public static Element Rope(Sketch sketch, Point[] points, string name = "")
    {
        Essentials.RequireCount(points, 2, "A rope");
        var element = sketch.Add("rope", name, points, "");
        sketch.Stroke(PathGeometry.Polyline(points), sketch.Pen("brown", 2.2));
        return element;
    }

    /// <summary>
    /// Draws an upright scale that counts downwards from 0, for hanging things. Element <c>hanging-scale</c>, points: its zero and its last mark;
    /// text: its unit; values <c>maximum</c> and <c>unit</c> (pixels).
    /// </summary>
    /// <param name="sketch">The picture.</param>
    /// <param name="x">Its line.</param>
    /// <param name="y">Zero.</param>
    /// <param name="maximum">Last number, 2 to 40.</param>
    /// <param name="unit">Pixels to one.</param>
    /// <param name="label">Unit.</param>
    /// <param name="every">Between numbers.</param>
    [Primitive]
    public static Element HangingScale(Sketch sketch, double x, double y, int maximum, double unit, string label = "cm", int every = 1)
    {
        if (maximum is < 2 or > 40 || every is < 1 or > 10 || !(unit >= 6))
        {
            throw new FigureException($"A scale of {maximum} units of {unit:0.#} pixels cannot be drawn.", "Use 2 to 40 units of at least 6 pixels, a number at every 1 to 10.");
        }

        var (zero, last) = (new Point(x, y), new Point(x, y + (maximum * unit)));
        var element = sketch.Add("hanging-scale", "", [zero, last], label, ("maximum", maximum), ("unit", unit));
        var marks = new PathBuilder().MoveTo(zero).LineTo(last);
        for (var i = 0; i <= maximum; i++)
        {
            var at = zero + new Point(0, i * unit);
            marks.MoveTo(at).LineTo(at + new Point(i % every == 0 ? 11 : 6, 0));
            if (i % every == 0)
            {
                sketch.TextBeside($"{i}", at - new Point(7, 0), sketch.Style(13), -1, 0);
            }
        }

        sketch.Stroke(marks.Build(), sketch.Pen("ink", 1.4));
        sketch.Text(label, last + new Point(-4, 16), sketch.Style(13, color: "muted"));
        return element;
    }

    private static Element Block(Sketch sketch, string name, Point foot, double tilt, double width, double height, string label, string color)
    {
        Essentials.RequirePositive(width, "width");
        Essentials.RequirePositive(height, "height");
        var (across, up) = (Point.Polar(width / 2, tilt), Point.Polar(height, tilt + 90));
        var middle = foot + (up * 0.5);
        var element = sketch.Add("body", name, [middle, foot, foot + up, middle - across, middle + across], label, [("color", color), .. Fact("value", label)]);
        Essentials.Outline(sketch, PathGeometry.Polygon(foot - across, foot - across + up, foot + across + up, foot + across), "ink", color, 0.45, 2, dashed: false);
        sketch.Text(label, middle, sketch.Style(15, Essentials.FaceOf(label) is FontFace.Math ? FontFace.Math : FontFace.SansBold), tilt);
        return element;
    }

    private static (string, ElementValue)[] Fact(string key, string label) => Connectors.ValueOf(label) is { IsNumber: true } value ? [(key, value)] : [];

    private sealed record RampFrame(Point Foot, Point Top);
}
