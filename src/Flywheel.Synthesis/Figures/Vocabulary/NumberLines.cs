using Flywheel.Synthesis.Figures.Drawing;
using Flywheel.Synthesis.Figures.Geometry;
using Flywheel.Synthesis.Figures.Scenes;

namespace Flywheel.Synthesis.Figures.Vocabulary;

/// <summary>Number lines with points, jumps and intervals.</summary>
[Vocabulary("Number lines", "number-line")]
internal static class NumberLines
{
    private const int MostTicks = 200;

    /// <summary>
    /// Draws a horizontal number line; what is put on it later uses the one drawn last. Element <c>number-line</c>, points: its two ends;
    /// values <c>from</c>, <c>to</c>, <c>step</c>. Every number written is an element <c>tick</c> with its <c>value</c>.
    /// </summary>
    /// <param name="sketch">The picture.</param>
    /// <param name="from">Number at the left end.</param>
    /// <param name="to">Number at the right end.</param>
    /// <param name="step">Between ticks; 0 for none.</param>
    /// <param name="labelEvery">Every how many ticks, counted from zero, a number is written; 0 for none.</param>
    /// <param name="y">Height on the canvas in pixels; 0 for the middle.</param>
    /// <param name="left">Left end in pixels.</param>
    /// <param name="right">Right end in pixels; 0 for the right margin.</param>
    [Primitive]
    public static Element NumberLine(Sketch sketch, double from, double to, double step = 1, int labelEvery = 1, double y = 0, double left = 34, double right = 0)
    {
        if (!(to > from) || !(step >= 0) || (step > 0 && (to - from) / step > MostTicks))
        {
            throw new FigureException($"A number line from {from:0.##} to {to:0.##} in steps of {step:0.####} cannot be drawn.", $"Let it rise, with at most {MostTicks} ticks.");
        }

        var (x0, x1) = (left, right > 0 ? right : sketch.Width - 34);
        if (!(x1 - x0 >= 60))
        {
            throw new FigureException("The number line is shorter than 60 pixels.", "Give it more room between left and right.");
        }

        var line = new Ruler(from, (x1 - x0) / (to - from), new Point(x0, y > 0 ? y : Math.Round(sketch.Height / 2)));
        sketch.Remember(line);
        var element = sketch.Add("number-line", "", [line.Map(from), line.Map(to)], "", ("from", from), ("to", to), ("step", step));
        Essentials.DrawArrow(sketch, line.Map(from), new Point(x1 + 18, line.Start.Y), sketch.Pen("ink", 1.8));
        Essentials.DrawArrow(sketch, line.Map(from), new Point(x0 - 18, line.Start.Y), sketch.Pen("ink", 1.8));
        if (step > 0)
        {
            Ticks(sketch, line, from, to, step, labelEvery);
        }

        return element;
    }

    /// <summary>Writes a number under its place on the number line. Element <c>tick</c>; value <c>value</c>.</summary>
    /// <param name="sketch">The picture.</param>
    /// <param name="value">The number.</param>
    [Primitive]
    public static Element LineNumber(Sketch sketch, double value)
    {
        var at = Line(sketch, "LineNumber").Map(value);
        var text = CoordinatePlane.NumberText(value);
        var element = sketch.Add("tick", "", [at], text, ("value", value));
        sketch.Stroke(PathGeometry.Line(at - new Point(0, 7), at + new Point(0, 7)), sketch.Pen("ink", 1.4));
        sketch.TextBeside(text, at + new Point(0, 10), sketch.Style(14, halo: true), 0, 1);
        return element;
    }

    /// <summary>
    /// Marks a point on the number line with a dot and its name above or below. Element <c>point</c>; value <c>value</c>: its number.
    /// </summary>
    /// <param name="sketch">The picture.</param>
    /// <param name="name">Its name, such as A.</param>
    /// <param name="value">Its number.</param>
    /// <param name="color">Colour name.</param>
    /// <param name="below">Whether the name stands below the line.</param>
    [Primitive]
    public static Element LinePoint(Sketch sketch, string name, double value, string color = "accent", bool below = false)
    {
        var at = Line(sketch, "LinePoint").Map(value);
        var element = sketch.Add("point", name, [at], name, ("value", value), ("color", color));
        sketch.Fill(PathGeometry.Circle(at, 5), sketch.Color(color));
        sketch.Label(name, at, sketch.Style(17, Essentials.FaceOf(name), color, halo: true), 8, new Point(0, below ? 1 : -1));
        return element;
    }

    /// <summary>
    /// Draws a jump along the number line as an arched arrow above it. Element <c>jump</c>, points: start, top, end; values <c>from</c>,
    /// <c>to</c>.
    /// </summary>
    /// <param name="sketch">The picture.</param>
    /// <param name="from">Number where it starts.</param>
    /// <param name="to">Number where it lands.</param>
    /// <param name="label">Text above the arch, such as +3.</param>
    /// <param name="color">Colour name.</param>
    [Primitive]
    public static Element Jump(Sketch sketch, double from, double to, string label = "", string color = "blue")
    {
        if (from == to)
        {
            throw new FigureException("A jump has to land somewhere else than it starts.");
        }

        var line = Line(sketch, "Jump");
        var lift = new Point(0, -7);
        var (a, b) = (line.Map(from) + lift, line.Map(to) + lift);
        var height = Math.Clamp(a.DistanceTo(b) * 0.45, 18, 92);
        var rise = new Point(0, -height * 4 / 3);
        var top = a.Towards(b, 0.5) + new Point(0, -height);
        var element = sketch.Add("jump", "", [a, top, b], label, ("from", from), ("to", to), ("color", color));
        var (control1, control2) = (a.Towards(b, 0.12) + rise, a.Towards(b, 0.88) + rise);
        var pen = sketch.Pen(color, 1.8);
        sketch.Stroke(new PathBuilder().MoveTo(a).CubicTo(control1, control2, b).Build(), pen);
        var back = (control2 - b).Unit;
        sketch.Fill(PathGeometry.Polygon(b, b + (back * 9) + (back.Normal * 3.6), b + (back * 9) - (back.Normal * 3.6)), pen.Color);
        sketch.Label(label, top, sketch.Style(15, color: color, halo: true), 4, new Point(0, -1));
        return element;
    }

    /// <summary>
    /// Draws an interval of the number line as a thick bar above it, closed ends filled and open ends empty. Element <c>interval</c>, points:
    /// its ends; values <c>from</c>, <c>to</c>, <c>fromClosed</c>, <c>toClosed</c>.
    /// </summary>
    /// <param name="sketch">The picture.</param>
    /// <param name="from">Left end.</param>
    /// <param name="to">Right end.</param>
    /// <param name="fromClosed">Whether the left end belongs to it.</param>
    /// <param name="toClosed">Whether the right end belongs to it.</param>
    /// <param name="label">Text before its left end.</param>
    /// <param name="color">Colour name.</param>
    /// <param name="level">0 on the line itself; 1, 2, 3 for bars drawn above it.</param>
    [Primitive]
    public static Element Interval(Sketch sketch, double from, double to, bool fromClosed = true, bool toClosed = true, string label = "", string color = "blue", int level = 0)
    {
        if (!(to > from) || level is < 0 or > 6)
        {
            throw new FigureException($"An interval from {from:0.##} to {to:0.##} at level {level} cannot be drawn.", "Let it rise, at a level of 0 to 6.");
        }

        var line = Line(sketch, "Interval");
        var lift = new Point(0, -level * 30);
        var (a, b) = (line.Map(from) + lift, line.Map(to) + lift);
        var element = sketch.Add("interval", label, [a, b], label, ("from", from), ("to", to), ("fromClosed", fromClosed), ("toClosed", toClosed), ("color", color));
        sketch.Stroke(PathGeometry.Line(a, b), sketch.Pen(color, 4.5));
        End(sketch, a, fromClosed, color);
        End(sketch, b, toClosed, color);
        sketch.Label(label, a, sketch.Style(16, Essentials.FaceOf(label), color, halo: true), 10, new Point(-1, 0));
        return element;
    }

    private static Ruler Line(Sketch sketch, string primitive) =>
        sketch.Recall<Ruler>() ?? throw new FigureException($"{primitive} needs a number line.", "Call NumberLine(...) first; in a step draw in pixels.");

    private static void Ticks(Sketch sketch, Ruler line, double from, double to, double step, int labelEvery)
    {
        var style = sketch.Style(14, halo: true);
        var ticks = new PathBuilder();
        foreach (var value in CoordinatePlane.Multiples(from, to, step))
        {
            var reach = new Point(0, IsLabelled(value) ? 7 : 4.5);
            ticks.AddPolyline([line.Map(value) - reach, line.Map(value) + reach], close: false);
        }

        sketch.Stroke(ticks.Build(), sketch.Pen("ink", 1.4));
        foreach (var value in CoordinatePlane.Multiples(from, to, step).Where(IsLabelled))
        {
            var text = CoordinatePlane.NumberText(value);
            sketch.Add("tick", "", [line.Map(value)], text, ("value", value));
            sketch.TextBeside(text, line.Map(value) + new Point(0, 10), style, 0, 1);
        }

        bool IsLabelled(double value) => labelEvery > 0 && (long)Math.Round(value / step) % labelEvery == 0;
    }

    private static void End(Sketch sketch, Point at, bool closed, string color)
    {
        sketch.Fill(PathGeometry.Circle(at, 5.5), sketch.Color(closed ? color : "paper"));
        if (!closed)
        {
            sketch.Stroke(PathGeometry.Circle(at, 5.5), sketch.Pen(color, 2));
        }
    }

    /// <summary>Where numbers lie on the canvas.</summary>
    private sealed record Ruler(double From, double Unit, Point Start)
    {
        public Point Map(double value) => Start + new Point((value - From) * Unit, 0);
    }
}
