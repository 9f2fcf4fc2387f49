using Flywheel.Synthesis.Figures.Drawing;
using Flywheel.Synthesis.Figures.Geometry;
using Flywheel.Synthesis.Figures.Scenes;

namespace Flywheel.Synthesis.Figures.Vocabulary;

/// <summary>Light rays at mirrors, boundaries and lenses, shadows, and an optical bench.</summary>
[Vocabulary("Ray optics", "ray-diagram")]
internal static class RayOptics
{
    /// <summary>
    /// Draws a plane mirror, its back hatched on the right of the way from its first to its second end. Element <c>mirror</c>, points: both ends; text: its name.
    /// </summary>
    /// <param name="sketch">The picture.</param>
    /// <param name="name">Written beyond its second end; empty for none.</param>
    /// <param name="x1">First end, x.</param>
    /// <param name="y1">First end, y.</param>
    /// <param name="x2">Second end, x.</param>
    /// <param name="y2">Second end, y.</param>
    /// <param name="labelFirst">Whether the name is written beyond its first end instead.</param>
    [Primitive]
    public static Element PlaneMirror(Sketch sketch, string name, double x1, double y1, double x2, double y2, bool labelFirst = false)
    {
        var (a, b) = (new Point(x1, y1), new Point(x2, y2));
        if (a.DistanceTo(b) < 20)
        {
            throw new FigureException("A mirror is at least 20 pixels long.");
        }

        var element = sketch.Add("mirror", name, [a, b], name);
        Hatching.Line(sketch, a, b, 3);
        var (end, outward) = labelFirst ? (a, a - b) : (b, b - a);
        sketch.Label(name, end, sketch.Style(15, FontFace.SansBold, halo: true), 9, outward.Unit);
        return element;
    }

    /// <summary>Draws a ray of light with an arrowhead in the middle of each of its straight parts. Element <c>light-ray</c>, points: its corners.</summary>
    /// <param name="sketch">The picture.</param>
    /// <param name="points">At least two points, in the direction of the light.</param>
    /// <param name="name">Name in the inventory.</param>
    /// <param name="color">Colour name.</param>
    /// <param name="dashed">Whether it is dashed, as virtual rays are.</param>
    [Primitive]
    public static Element LightRay(Sketch sketch, Point[] points, string name = "", string color = "orange", bool dashed = false)
    {
        Essentials.RequireCount(points, 2, "A ray");
        var element = sketch.Add("light-ray", name, points, "", ("color", color));
        var pen = sketch.Pen(color, 2.3, dashed);
        sketch.Stroke(PathGeometry.Polyline(points), pen);
        for (var i = 1; i < points.Length && !dashed; i++)
        {
            var along = points[i] - points[i - 1];
            if (along.Length > 30)
            {
                var tip = points[i - 1].Towards(points[i], 0.5) + (along.Unit * 7);
                var back = along.Unit * 13;
                sketch.Fill(PathGeometry.Polygon(tip, tip - back + (along.Unit.Normal * 5), tip - back - (along.Unit.Normal * 5)), sketch.Color(color));
            }
        }

        return element;
    }

    /// <summary>Draws a normal: a dashed line through a position. Element <c>normal</c>, points: the position, both ends.</summary>
    /// <param name="sketch">The picture.</param>
    /// <param name="x">Position, x.</param>
    /// <param name="y">Position, y.</param>
    /// <param name="direction">Degrees: 0 right, 90 up.</param>
    /// <param name="length">Pixels to the end in that direction.</param>
    /// <param name="behind">Pixels to the other end.</param>
    [Primitive]
    public static Element NormalLine(Sketch sketch, double x, double y, double direction, double length = 90, double behind = 0)
    {
        Essentials.RequirePositive(length, "length of a normal");
        var at = new Point(x, y);
        var (a, b) = (at + Point.Polar(length, direction), at - Point.Polar(behind, direction));
        var element = sketch.Add("normal", "", [at, a, b], "", ("direction", direction));
        sketch.Stroke(PathGeometry.Line(a, b), sketch.Pen("muted", 1.6, dashed: true));
        return element;
    }

    /// <summary>
    /// Draws a layer of a transparent medium over the whole width. Element <c>medium</c>, points: middle of its upper and of its lower boundary; text: its name; value <c>order</c> (from the top).
    /// </summary>
    /// <param name="sketch">The picture.</param>
    /// <param name="name">Written at its left.</param>
    /// <param name="top">Upper boundary, y.</param>
    /// <param name="bottom">Lower boundary, y.</param>
    /// <param name="color">Colour name.</param>
    /// <param name="opacity">0 to 1.</param>
    [Primitive]
    public static Element Medium(Sketch sketch, string name, double top, double bottom, string color = "blue", double opacity = 0.18)
    {
        if (!(bottom > top + 20))
        {
            throw new FigureException($"A layer from {top:0} to {bottom:0} is too thin.", "Its lower boundary must be more than 20 pixels below the upper one.");
        }

        var (middle, order) = (sketch.Width / 2, sketch.Elements.Count(e => e.Kind is "medium") + 1);
        var element = sketch.Add("medium", name, [new(middle, top), new(middle, bottom)], name, ("order", order), ("top", top), ("bottom", bottom));
        sketch.Fill(PathGeometry.Rectangle(new Box(0, top, sketch.Width, bottom)), sketch.Color(color).Fade(opacity));
        if (order > 1)
        {
            sketch.Stroke(PathGeometry.Line(new(0, top), new(sketch.Width, top)), sketch.Pen("ink", 1.6));
        }

        sketch.TextBeside(name, new Point(12, top + 16), sketch.Style(15, FontFace.SansBold), 1, 0);
        return element;
    }

    /// <summary>
    /// Draws an optical axis with a scale whose zero is where a lens or mirror stands. Element <c>bench</c>, points: its zero, left and right end; values <c>unit</c> (pixels), <c>left</c> and <c>right</c>.
    /// </summary>
    /// <param name="sketch">The picture.</param>
    /// <param name="left">Units to the left of the zero, 1 to 60.</param>
    /// <param name="right">Units to the right of the zero, 1 to 60.</param>
    /// <param name="y">Height of the axis.</param>
    /// <param name="unit">Unit of length.</param>
    /// <param name="every">Between numbers.</param>
    [Primitive]
    public static Element OpticalBench(Sketch sketch, int left, int right, double y, string unit = "cm", int every = 5)
    {
        if (left is < 1 or > 60 || right is < 1 or > 60 || every is < 1 or > 20)
        {
            throw new FigureException($"A bench from -{left} to {right} with a number at every {every} cannot be drawn.", "Use 1 to 60 units on each side, a number at every 1 to 20.");
        }

        var pixels = (sketch.Width - 56) / (left + right);
        var zero = new Point(24 + (left * pixels), y);
        var frame = new BenchFrame(zero, pixels);
        sketch.Remember(frame);
        var element = sketch.Add("bench", "", [zero, frame.At(-left, 0), frame.At(right, 0)], unit, ("unit", pixels), ("left", left), ("right", right));
        sketch.Stroke(PathGeometry.Line(frame.At(-left, 0) - new Point(12, 0), frame.At(right, 0) + new Point(12, 0)), sketch.Pen("ink", 1.3));
        var marks = new PathBuilder();
        for (var i = -left; i <= right; i++)
        {
            var at = frame.At(i, 0);
            marks.MoveTo(at - new Point(0, i % every == 0 ? 5 : 2.5)).LineTo(at + new Point(0, i % every == 0 ? 5 : 2.5));
            if (i % every == 0 && i != 0)
            {
                sketch.Text($"{Math.Abs(i)}", at + new Point(0, 15), sketch.Style(12, color: "muted", halo: true));
            }
        }

        sketch.Stroke(marks.Build(), sketch.Pen("ink", 1));
        sketch.Text(unit, new Point(sketch.Width - 18, y + 31), sketch.Style(12, color: "muted"));
        return element;
    }

    /// <summary>
    /// Draws a thin lens at the zero of the bench, with its focal points. Element <c>lens</c>, named by its kind, points: middle, upper and lower tip; value <c>focal</c>
    /// (negative for a diverging lens). The focal points are elements <c>focus</c>, named F and F'.
    /// </summary>
    /// <param name="sketch">The picture.</param>
    /// <param name="kind">converging or diverging.</param>
    /// <param name="focal">Focal length in units of the bench, positive.</param>
    /// <param name="half">Half of its height in pixels.</param>
    [Primitive]
    public static Element Lens(Sketch sketch, string kind, double focal, double half = 110)
    {
        var bench = Bench(sketch, "Lens");
        Essentials.RequirePositive(focal, "focal length");
        var converging = kind switch
        {
            "converging" => true,
            "diverging" => false,
            _ => throw new FigureException($"There is no lens \"{kind}\".", "Lenses are converging and diverging."),
        };
        var (top, bottom) = (bench.Zero - new Point(0, half), bench.Zero + new Point(0, half));
        var element = sketch.Add("lens", kind, [bench.Zero, top, bottom], "", ("focal", converging ? focal : -focal));
        sketch.Stroke(PathGeometry.Line(top, bottom), sketch.Pen("blue", 3));
        foreach (var (tip, side) in new[] { (top, -1), (bottom, 1) })
        {
            var inward = new Point(0, (converging ? -side : side) * 10);
            sketch.Stroke(PathGeometry.Polyline(tip + inward + new Point(-8, 0), tip, tip + inward + new Point(8, 0)), sketch.Pen("blue", 2.6));
        }

        foreach (var (name, x) in new[] { ("F", converging ? -focal : focal), ("F'", converging ? focal : -focal) })
        {
            var at = bench.At(x, 0);
            sketch.Add("focus", name, [at], name);
            sketch.Fill(PathGeometry.Circle(at, 4.2), sketch.Color("red"));
            sketch.Text(name, at - new Point(0, 15), sketch.Style(16, FontFace.Math, "red", halo: true));
        }

        return element;
    }

    /// <summary>
    /// Draws an upright arrow on the bench, as an object or an image. Element <c>object-arrow</c>, points: its foot and its tip; text: its name; values <c>position</c>
    /// (negative to the left) and <c>height</c>.
    /// </summary>
    /// <param name="sketch">The picture.</param>
    /// <param name="name">Written beside its foot.</param>
    /// <param name="position">Units of the bench, negative to the left.</param>
    /// <param name="height">Units of the bench, negative for upside down.</param>
    /// <param name="color">Colour name.</param>
    [Primitive]
    public static Element ObjectArrow(Sketch sketch, string name, double position, double height, string color = "green")
    {
        var bench = Bench(sketch, "ObjectArrow");
        if (!(Math.Abs(height) * bench.Unit >= 10))
        {
            throw new FigureException($"An arrow {Math.Abs(height):0.##} units high is too small to be seen.");
        }

        var (foot, tip) = (bench.At(position, 0), bench.At(position, height));
        var element = sketch.Add("object-arrow", name, [foot, tip], name, ("position", position), ("height", height), ("color", color));
        Essentials.DrawArrow(sketch, foot, tip, sketch.Pen(color, 3.4));
        sketch.Text(name, tip - new Point(0, height > 0 ? 12 : -12), sketch.Style(14, halo: true));
        return element;
    }

    /// <summary>
    /// Draws a point source of light, an opaque upright bar and a screen, from left to right over a level line. Elements <c>source</c>, <c>obstacle</c> and <c>screen</c>, points:
    /// position of the light; ends of the bar; ends of the screen; text: their labels; and <c>dimension</c> for the two distances, value <c>value</c>.
    /// </summary>
    /// <param name="sketch">The picture.</param>
    /// <param name="y">Height of the light, which is level with the foot of the bar.</param>
    /// <param name="near">From the light to the bar.</param>
    /// <param name="far">From the light to the screen.</param>
    /// <param name="height">Height of the bar.</param>
    /// <param name="unit">Unit of all three.</param>
    /// <param name="scale">Pixels to one unit of height.</param>
    [Primitive]
    public static void ShadowSetup(Sketch sketch, double y, double near, double far, double height, string unit = "cm", double scale = 1)
    {
        if (!(near > 0 && far > near && height > 0 && scale > 0))
        {
            throw new FigureException("A shadow needs 0 < near < far and a positive height.");
        }

        var (left, right) = (46.0, sketch.Width - 56);
        var bar = left + ((right - left) * near / far);
        var light = new Point(left, y);
        sketch.Add("source", "", [light], "", ("near", near), ("far", far));
        sketch.Stroke(PathGeometry.Line(light, new(right, y)), sketch.Pen("muted", 1.2));
        sketch.Fill(PathGeometry.Circle(light, 8), sketch.Color("yellow"));
        sketch.Stroke(PathGeometry.Circle(light, 8), sketch.Pen("ink", 1.4));
        sketch.Add("obstacle", "", [new(bar, y), new(bar, y - (height * scale))], $"{height} {unit}", ("value", height));
        sketch.Stroke(PathGeometry.Line(new(bar, y), new(bar, y - (height * scale))), sketch.Pen("ink", 6));
        sketch.TextBeside($"{height} {unit}", new Point(bar - 9, y - (height * scale / 2)), sketch.Style(15, halo: true), -1, 0);
        sketch.Add("screen", "", [new(right, y + 8), new(right, 18)], "");
        sketch.Stroke(PathGeometry.Line(new(right, y + 8), new(right, 18)), sketch.Pen("blue", 4));
        sketch.Text("screen", new Point(right + 17, (y + 18) / 2), sketch.Style(14, color: "blue"), 90);
        Dimension("near", bar, y + 26, near);
        Dimension("far", right, y + 56, far);

        void Dimension(string name, double to, double level, double value)
        {
            var (a, b) = (new Point(left, level), new Point(to, level));
            sketch.Add("dimension", name, [a, b], $"{value} {unit}", ("value", value));
            Essentials.DrawArrow(sketch, a.Towards(b, 0.5), a, sketch.Pen("ink", 1.2));
            Essentials.DrawArrow(sketch, a.Towards(b, 0.5), b, sketch.Pen("ink", 1.2));
            sketch.Stroke(PathGeometry.Line(b - new Point(0, level - y - 4), b + new Point(0, 5)), sketch.Pen("muted", 1));
            sketch.Text($"{value} {unit}", a.Towards(b, 0.5) + new Point(0, 13), sketch.Style(14, halo: true));
        }
    }

    private static BenchFrame Bench(Sketch sketch, string primitive) =>
        sketch.Recall<BenchFrame>() ?? throw new FigureException($"{primitive} needs a bench.", "Call OpticalBench(...) first; in a step draw in pixels.");

    private sealed record BenchFrame(Point Zero, double Unit)
    {
        public Point At(double x, double height) => Zero + new Point(x * Unit, -height * Unit);
    }
}
