using Flywheel.Synthesis.Figures.Drawing;
using Flywheel.Synthesis.Figures.Geometry;
using Flywheel.Synthesis.Figures.Scenes;

namespace Flywheel.Synthesis.Figures.Vocabulary;

/// <summary>Gears in mesh, belts on wheels, levers with loads, and block and tackle.</summary>
[Vocabulary("Mechanisms", "mechanism")]
internal static class Mechanisms
{
    /// <summary>
    /// Draws gears in mesh, each with the next. One element <c>gear</c> each, point: its centre; text: name and teeth; values <c>teeth</c>, <c>radius</c>
    /// (pitch circle) and <c>order</c> (from 1).
    /// </summary>
    /// <param name="sketch">The picture.</param>
    /// <param name="names">2 to 7 names.</param>
    /// <param name="teeth">Number of teeth of each, 8 to 80.</param>
    /// <param name="directions">Direction of each next gear as seen from the one before, in degrees: 0 right, 90 up; one fewer than gears.</param>
    /// <param name="x">Centre of the first gear, x.</param>
    /// <param name="y">Centre of the first gear, y.</param>
    /// <param name="pitch">Pixels of radius to one tooth, such as 3.</param>
    /// <param name="showTeeth">Whether the number of teeth is written on each gear.</param>
    [Primitive]
    public static Element[] GearTrain(Sketch sketch, string[] names, int[] teeth, double[] directions, double x, double y, double pitch = 3, bool showTeeth = true)
    {
        if (names.Length is < 2 or > 7 || teeth.Length != names.Length || directions.Length != names.Length - 1)
        {
            throw new FigureException($"{names.Length} gears need as many numbers of teeth and one direction fewer.", "Use 2 to 7 gears.");
        }

        if (teeth.Any(t => t is < 8 or > 80) || !(pitch >= 1.6))
        {
            throw new FigureException("A gear has 8 to 80 teeth, and a tooth needs 1.6 pixels of radius or more.");
        }

        var gears = new Element[names.Length];
        var (center, phase) = (new Point(x, y), 90.0);
        for (var i = 0; i < names.Length; i++)
        {
            if (i > 0)
            {
                // A gap of this gear faces a tooth of the one before: half a tooth apart where the pitch circles touch.
                var theta = directions[i - 1];
                var offset = (theta - phase) / (360.0 / teeth[i - 1]);
                center += Point.Polar((teeth[i - 1] + teeth[i]) * pitch, theta);
                phase = theta + 180 + ((offset - Math.Floor(offset) - 0.5) * 360 / teeth[i]);
            }

            gears[i] = Gear(sketch, names[i], teeth[i], center, teeth[i] * pitch, phase, showTeeth, i + 1);
        }

        return gears;
    }

    /// <summary>
    /// Draws a wheel for a belt or a rope. Element <c>wheel</c>, point: its centre; text: name and label; values <c>radius</c> and <c>value</c> (the number in the
    /// label, if any).
    /// </summary>
    /// <param name="sketch">The picture.</param>
    /// <param name="name">Its name.</param>
    /// <param name="x">Centre, x.</param>
    /// <param name="y">Centre, y.</param>
    /// <param name="radius">Radius in pixels, at least 12.</param>
    /// <param name="label">Text below its name, such as 20 cm.</param>
    /// <param name="color">Colour name.</param>
    [Primitive]
    public static Element Wheel(Sketch sketch, string name, double x, double y, double radius, string label = "", string color = "blue")
    {
        if (!(radius >= 12))
        {
            throw new FigureException($"A wheel with a radius of {radius:0.#} pixels is too small.", "Use 12 or more.");
        }

        Connectors.RequireNew(sketch, "wheel", name);
        var center = new Point(x, y);
        var number = Connectors.ValueOf(label);
        var element = sketch.Add("wheel", name, [center], $"{name} {label}".Trim(), number.IsNumber ? [("radius", radius), ("value", number)] : [("radius", radius)]);
        Essentials.Outline(sketch, PathGeometry.Circle(center, radius), "ink", color, 0.3, 2.4, dashed: false);
        Hub(sketch, center, radius, name, label);
        return element;
    }

    /// <summary>
    /// Lays a belt around two wheels. Element <c>belt</c>, points: where it touches the first and the second wheel on one side, then on the other; value
    /// <c>crossed</c> (1 or 0).
    /// </summary>
    /// <param name="sketch">The picture.</param>
    /// <param name="first">Name of a wheel.</param>
    /// <param name="second">Name of another.</param>
    /// <param name="crossed">Whether the belt crosses between the wheels, which turns the second the other way.</param>
    [Primitive]
    public static Element Belt(Sketch sketch, string first, string second, bool crossed = false)
    {
        var (a, b) = (Connectors.Require(sketch, "wheel", first), Connectors.Require(sketch, "wheel", second));
        var (ra, rb) = (a.Find("radius")!.Value.Number, b.Find("radius")!.Value.Number);
        var (p, q) = (a.Points[0], b.Points[0]);
        var distance = p.DistanceTo(q);
        if (distance < ra + rb + 6)
        {
            throw new FigureException($"The wheels {first} and {second} are too close for a belt.", "Move them apart.");
        }

        var toward = (q - p).Direction;
        var spread = Math.Acos((crossed ? ra + rb : ra - rb) / distance) * 180 / Math.PI;
        Point On(Point center, double radius, double degrees) => center + Point.Polar(radius, degrees);
        var (a1, a2) = (On(p, ra, toward + spread), On(p, ra, toward - spread));
        var (b1, b2) = crossed ? (On(q, rb, toward + spread + 180), On(q, rb, toward - spread + 180)) : (On(q, rb, toward + spread), On(q, rb, toward - spread));
        var element = sketch.Add("belt", $"{first}-{second}", [a1, b1, a2, b2], "", ("crossed", crossed), ("first", first), ("second", second));
        var pen = sketch.Pen("brown", 3);
        sketch.Stroke(PathGeometry.Line(a1, b1), pen);
        sketch.Stroke(PathGeometry.Line(a2, b2), pen);
        sketch.Stroke(new PathBuilder().AddArc(p, ra, toward + spread, 360 - (2 * spread)).Build(), pen);
        var wrap = crossed ? 360 - (2 * spread) : 2 * spread;
        sketch.Stroke(new PathBuilder().AddArc(q, rb, crossed ? toward + 180 + spread : toward - spread, wrap).Build(), pen);
        return element;
    }

    /// <summary>
    /// Marks which way a gear or wheel turns by a bent arrow inside its rim. Element <c>turn</c>, named as the gear, points: both ends of the arrow; text: its
    /// label; values <c>clockwise</c> (1 or 0) and <c>value</c> (the number in the label, if any).
    /// </summary>
    /// <param name="sketch">The picture.</param>
    /// <param name="name">Name of the gear or wheel.</param>
    /// <param name="clockwise">Which way.</param>
    /// <param name="label">Text above the gear, such as 12 turns.</param>
    /// <param name="color">Colour name.</param>
    [Primitive]
    public static Element Turn(Sketch sketch, string name, bool clockwise, string label = "", string color = "red")
    {
        var kind = sketch.Elements.Any(e => e.Kind is "gear" && string.Equals(e.Name, name, StringComparison.Ordinal)) ? "gear" : "wheel";
        var gear = Connectors.Require(sketch, kind, name);
        var (center, rim) = (gear.Points[0], gear.Find("radius")!.Value.Number);
        var radius = Math.Max(rim * 0.7, rim - 16);
        var (from, sweep) = clockwise ? (145.0, -110.0) : (35.0, 110.0);
        var tip = center + Point.Polar(radius, from + sweep);
        var number = Connectors.ValueOf(label);
        var element = sketch.Add("turn", name, [center + Point.Polar(radius, from), tip], label, number.IsNumber ? [("clockwise", clockwise), ("value", number)] : [("clockwise", clockwise)]);
        sketch.Stroke(new PathBuilder().AddArc(center, radius, from, sweep + (clockwise ? 8 : -8)).Build(), sketch.Pen(color, 2.6));
        var back = center + Point.Polar(radius, from + sweep + (clockwise ? 24 : -24));
        Essentials.DrawArrow(sketch, tip.Towards(back, 0.9), tip, sketch.Pen(color, 2.6));
        if (label.Length > 0)
        {
            sketch.Text(label, center - new Point(0, rim + 20), sketch.Style(15, color: color, halo: true));
        }

        return element;
    }

    /// <summary>
    /// Draws a lever on a pivot with equally spaced marks; loads are put on it by <c>LeverLoad</c>. Element <c>lever</c>, points: pivot, left end, right end;
    /// values <c>unit</c> (pixels between marks), <c>left</c> and <c>right</c> (marks).
    /// </summary>
    /// <param name="sketch">The picture.</param>
    /// <param name="x">Pivot, x.</param>
    /// <param name="y">Top of the beam.</param>
    /// <param name="unit">Pixels between marks, at least 14.</param>
    /// <param name="left">Marks to the left of the pivot, 1 to 15.</param>
    /// <param name="right">Marks to the right of the pivot, 1 to 15.</param>
    /// <param name="numbers">Whether the marks are numbered from the pivot.</param>
    [Primitive]
    public static Element Lever(Sketch sketch, double x, double y, double unit, int left, int right, bool numbers = false)
    {
        if (left is < 1 or > 15 || right is < 1 or > 15 || !(unit >= 14))
        {
            throw new FigureException($"A lever with {left} and {right} marks {unit:0.#} pixels apart cannot be drawn.", "Use 1 to 15 marks on each side, at least 14 pixels apart.");
        }

        sketch.Remember(new LeverFrame(new Point(x, y), unit, left, right));
        var beam = new Box(x - (left * unit) - 10, y, x + (right * unit) + 10, y + 13);
        var element = sketch.Add("lever", "", [new(x, y + 13), new(x - (left * unit), y), new(x + (right * unit), y)], "", ("unit", unit), ("left", left), ("right", right));
        Essentials.Outline(sketch, PathGeometry.Polygon(new(x, y + 13), new(x - 22, y + 56), new(x + 22, y + 56)), "ink", "grey", 0.5, 2, dashed: false);
        Essentials.Outline(sketch, PathGeometry.Rectangle(beam, 2), "ink", "orange", 0.45, 2, dashed: false);
        Hatching.Line(sketch, new Point(x - 60, y + 56), new Point(x + 60, y + 56));
        var marks = new PathBuilder();
        for (var i = -left; i <= right; i++)
        {
            marks.MoveTo(new Point(x + (i * unit), y)).LineTo(new Point(x + (i * unit), y + (i == 0 ? 13 : 7)));
            if (numbers && i != 0)
            {
                sketch.Text($"{Math.Abs(i)}", new Point(x + (i * unit), y + 24), sketch.Style(12, color: "muted"));
            }
        }

        sketch.Stroke(marks.Build(), sketch.Pen("ink", 1.2));
        return element;
    }

    /// <summary>
    /// Puts a load on the lever drawn last. Element <c>load</c>, named by its label, points: its middle and where it stands; values <c>position</c> (marks from the pivot,
    /// negative to the left) and <c>value</c> (the number in the label, if any).
    /// </summary>
    /// <param name="sketch">The picture.</param>
    /// <param name="position">Marks from the pivot, negative to the left.</param>
    /// <param name="label">Text on it, such as 6 kg or ?.</param>
    /// <param name="color">Colour name.</param>
    [Primitive]
    public static Element LeverLoad(Sketch sketch, int position, string label, string color = "blue")
    {
        var lever = sketch.Recall<LeverFrame>() ?? throw new FigureException("A load needs a lever.", "Call Lever(...) before it.");
        if (position == 0 || position < -lever.Left || position > lever.Right)
        {
            throw new FigureException($"The lever has no place {position} for a load.", $"It reaches from {-lever.Left} to {lever.Right}; 0 is the pivot.");
        }

        var foot = lever.Pivot + new Point(position * lever.Unit, 0);
        var width = Math.Max(30, sketch.Fonts.Measure(label, sketch.Style(14, FontFace.SansBold)).X + 10);
        var box = new Box(foot.X - (width / 2), foot.Y - 32, foot.X + (width / 2), foot.Y);
        var number = Connectors.ValueOf(label);
        var element = sketch.Add("load", label, [box.Center, foot], label, number.IsNumber ? [("position", position), ("value", number)] : [("position", position)]);
        Essentials.Outline(sketch, PathGeometry.Polygon(new(box.Left, box.Top), new(box.Right, box.Top), new(box.Right, box.Bottom - 5), new(foot.X + 4, box.Bottom - 5), foot, new(foot.X - 4, box.Bottom - 5), new(box.Left, box.Bottom - 5)), "ink", color, 0.5, 1.8, dashed: false);
        sketch.Text(label, box.Center - new Point(0, 2), sketch.Style(14, FontFace.SansBold));
        return element;
    }

    /// <summary>
    /// Draws a block and tackle under a ceiling: a fixed and a movable block, a load, and the free end of the rope. Element <c>tackle</c>, points: load, free end;
    /// text: its labels; values <c>strands</c> (that carry the movable block) and <c>value</c> (the number in the load's label). Each carrying strand is an element <c>strand</c>.
    /// </summary>
    /// <param name="sketch">The picture.</param>
    /// <param name="x">Middle, x.</param>
    /// <param name="y">Ceiling, y.</param>
    /// <param name="height">From the ceiling to the bottom of the load, at least 220 pixels.</param>
    /// <param name="strands">Strands that carry the movable block, 1 to 6; 1 is a fixed pulley alone.</param>
    /// <param name="load">Text on the load, such as 240 N.</param>
    /// <param name="effort">Text at the free end, such as F.</param>
    [Primitive]
    public static Element Tackle(Sketch sketch, double x, double y, double height, int strands, string load, string effort = "F")
    {
        if (strands is < 1 or > 6 || !(height >= 220))
        {
            throw new FigureException($"A tackle of {strands} strands and {height:0} pixels cannot be drawn.", "Use 1 to 6 strands and a height of 220 or more.");
        }

        var number = Connectors.ValueOf(load);
        var (gap, half) = (20.0, (strands - 1) * 10.0);
        var (upper, lower, bottom) = (y + 52, y + height - 96, y + height);
        var free = new Point(x + half + 62, lower + 26);
        var element = sketch.Add("tackle", "", [new(x, bottom - 22), free], $"{load} {effort}".Trim(), number.IsNumber ? [("strands", strands), ("value", number)] : [("strands", strands)]);
        Hatching.Line(sketch, new Point(x + half + 70, y), new Point(x - half - 70, y));
        var wide = new Box(x - half - 16, 0, x + half + 16, 0);
        Essentials.Outline(sketch, PathGeometry.Rectangle(new Box(wide.Left, upper - 16, wide.Right + 18, upper + 16), 14), "ink", "blue", 0.3, 2.2, dashed: false);
        sketch.Stroke(PathGeometry.Line(new(x, y), new(x, upper - 16)), sketch.Pen("ink", 3));
        if (strands > 1)
        {
            Essentials.Outline(sketch, PathGeometry.Rectangle(new Box(wide.Left, lower - 16, wide.Right, lower + 16), 14), "ink", "green", 0.3, 2.2, dashed: false);
        }

        sketch.Stroke(PathGeometry.Line(new(x, strands > 1 ? lower + 16 : lower), new(x, bottom - 44)), sketch.Pen("ink", 3));
        var width = Math.Max(64, sketch.Fonts.Measure(load, sketch.Style(15, FontFace.SansBold)).X + 18);
        Essentials.Outline(sketch, PathGeometry.Rectangle(new Box(x - (width / 2), bottom - 44, x + (width / 2), bottom), 3), "ink", "orange", 0.5, 2, dashed: false);
        sketch.Text(load, new Point(x, bottom - 22), sketch.Style(15, FontFace.SansBold));
        for (var i = 0; i < strands; i++)
        {
            var at = x - half + (i * gap);
            sketch.Add("strand", $"{i + 1}", [new(at, (upper + lower) / 2), new(at, upper), new(at, lower)], "");
            sketch.Stroke(PathGeometry.Line(new(at, upper), new(at, lower)), sketch.Pen("brown", 2.2));
        }

        var last = new Point(x + half + 24, upper);
        sketch.Add("rope-end", effort, [free, last], effort);
        sketch.Stroke(PathGeometry.Line(last, free), sketch.Pen("brown", 2.2));
        Essentials.DrawArrow(sketch, free, free + new Point((free - last).Unit.X * 34, (free - last).Unit.Y * 34), sketch.Pen("red", 3));
        sketch.TextBeside(effort, free + new Point(14, 8), sketch.Style(17, Essentials.FaceOf(effort)), 1, 0);
        return element;
    }

    private static Element Gear(Sketch sketch, string name, int teeth, Point center, double radius, double phase, bool showTeeth, int order)
    {
        Connectors.RequireNew(sketch, "gear", name);
        var element = sketch.Add("gear", name, [center], showTeeth ? $"{name} {teeth} teeth" : name, ("teeth", teeth), ("radius", radius), ("order", order));
        var tooth = radius / teeth * 2;
        var (tip, root) = (radius + (tooth * 0.8), radius - (tooth * 0.95));
        var step = 360.0 / teeth;
        var path = new PathBuilder();
        for (var i = 0; i < teeth; i++)
        {
            var at = phase + (i * step);
            ReadOnlySpan<(double Reach, double Turn)> corners = [(root, -0.3), (tip, -0.14), (tip, 0.14), (root, 0.3)];
            foreach (var (reach, turn) in corners)
            {
                var point = center + Point.Polar(reach, at + (turn * step));
                _ = i == 0 && turn < -0.2 ? path.MoveTo(point) : path.LineTo(point);
            }
        }

        Essentials.Outline(sketch, path.Close().Build(), "ink", order % 2 == 1 ? "blue" : "green", 0.28, 1.7, dashed: false);
        Hub(sketch, center, radius, name, showTeeth ? radius >= 44 ? $"{teeth} teeth" : $"{teeth}" : "");
        return element;
    }

    private static void Hub(Sketch sketch, Point center, double radius, string name, string label)
    {
        sketch.Fill(PathGeometry.Circle(center, 3.5), sketch.Ink);
        var large = radius >= 40;
        sketch.Text(name, center - new Point(0, large ? 15 : 11), sketch.Style(large ? 17 : 14, FontFace.SansBold));
        sketch.Text(label, center + new Point(0, large ? 16 : 12), sketch.Style(large ? 14 : 12));
    }

    private sealed record LeverFrame(Point Pivot, double Unit, int Left, int Right);
}
