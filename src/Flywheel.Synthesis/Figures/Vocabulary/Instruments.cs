using Flywheel.Synthesis.Figures.Drawing;
using Flywheel.Synthesis.Figures.Geometry;
using Flywheel.Synthesis.Figures.Scenes;

namespace Flywheel.Synthesis.Figures.Vocabulary;

/// <summary>Instruments to read: ruler, protractor, thermometer, dial, measuring cylinder, syringe and balance.</summary>
[Vocabulary("Measuring instruments", "measuring-instrument")]
internal static class Instruments
{
    private const int MostMarks = 400;

    /// <summary>
    /// Draws a ruler; objects are laid along its upper edge by <c>RulerObject</c>. Element <c>ruler</c>, points: its zero mark (also where it is not
    /// on the ruler) and its last mark; values <c>from</c>, <c>to</c>, <c>unit</c> (pixels) and <c>divisions</c>.
    /// </summary>
    /// <param name="sketch">The picture.</param>
    /// <param name="from">First number.</param>
    /// <param name="to">Last number, 2 to 40 more than the first.</param>
    /// <param name="x">Left end of the scale.</param>
    /// <param name="y">Upper edge.</param>
    /// <param name="width">Length of the scale in pixels.</param>
    /// <param name="divisions">Parts that each unit is divided into: 1, 2, 4, 5 or 10.</param>
    /// <param name="unit">Unit, written on the ruler.</param>
    [Primitive]
    public static Element Ruler(Sketch sketch, int from, int to, double x, double y, double width, int divisions = 10, string unit = "cm")
    {
        if (to - from is < 2 or > 40 || divisions is not (1 or 2 or 4 or 5 or 10))
        {
            throw new FigureException($"A ruler from {from} to {to} in {divisions} parts cannot be drawn.", "Use 2 to 40 units in 1, 2, 4, 5 or 10 parts.");
        }

        Essentials.RequirePositive(width, "width");
        var pixels = width / (to - from);
        var frame = new RulerFrame(new Point(x - (from * pixels), y), pixels);
        sketch.Remember(frame);
        var element = sketch.Add("ruler", "", [frame.At(0), frame.At(to)], unit, ("from", from), ("to", to), ("unit", pixels), ("divisions", divisions));
        var box = new Box(x - 16, y, x + width + 16, y + 62);
        Essentials.Outline(sketch, PathGeometry.Rectangle(box, 4), "ink", "yellow", 0.35, 1.8, dashed: false);
        var (fine, coarse) = (new PathBuilder(), new PathBuilder());
        for (var i = 0; i <= (to - from) * divisions; i++)
        {
            var at = frame.At(from + ((double)i / divisions));
            var whole = i % divisions == 0;
            var half = divisions % 2 == 0 && i % divisions == divisions / 2;
            (whole ? coarse : fine).MoveTo(at).LineTo(at + new Point(0, whole ? 20 : half ? 14 : 9));
        }

        sketch.Stroke(fine.Build(), sketch.Pen("ink", 1));
        sketch.Stroke(coarse.Build(), sketch.Pen("ink", 1.6));
        var every = pixels >= 18 ? 1 : pixels >= 9 ? 2 : 5;
        for (var n = from; n <= to; n++)
        {
            if (n % every == 0)
            {
                sketch.Text($"{n}", frame.At(n) + new Point(0, 31), sketch.Style(13));
            }
        }

        sketch.TextBeside(unit, new Point(box.Right - 8, box.Bottom - 11), sketch.Style(12, color: "muted"), -1, 0);
        return element;
    }

    /// <summary>
    /// Lays an object along the upper edge of the ruler drawn last. Element <c>object</c>, points: its left and right end on the ruler's edge;
    /// values <c>from</c>, <c>to</c> and <c>length</c> in the ruler's unit.
    /// </summary>
    /// <param name="sketch">The picture.</param>
    /// <param name="name">Written on it or above it; empty for none.</param>
    /// <param name="from">Reading at its left end.</param>
    /// <param name="to">Reading at its right end.</param>
    /// <param name="shape">bar, pencil, screw or leaf.</param>
    /// <param name="color">Colour name.</param>
    /// <param name="level">0 on the edge, 1 one object higher, and so on.</param>
    [Primitive]
    public static Element RulerObject(Sketch sketch, string name, double from, double to, string shape = "bar", string color = "blue", int level = 0)
    {
        var frame = sketch.Recall<RulerFrame>() ?? throw new FigureException("An object needs a ruler to lie on.", "Call Ruler(...) before it.");
        if (!(to > from) || level is < 0 or > 4)
        {
            throw new FigureException($"An object from {from:0.##} to {to:0.##} on level {level} cannot be drawn.", "Its right end must be greater than its left end; levels are 0 to 4.");
        }

        var (left, right) = (frame.At(from), frame.At(to));
        var element = sketch.Add("object", name, [left, right], name, ("from", from), ("to", to), ("length", to - from), ("color", color));
        var bottom = left.Y - 5 - (level * 52);
        var box = new Box(left.X, bottom - 26, right.X, bottom);
        foreach (var end in new[] { left, right })
        {
            sketch.Stroke(PathGeometry.Line(end, end with { Y = bottom + 1 }), sketch.Pen("muted", 1, dashed: level > 0));
        }

        Essentials.Outline(sketch, Shape(shape, box), "ink", color, 0.55, 1.8, dashed: false);
        if (name.Length > 0)
        {
            var width = sketch.Fonts.Measure(name, sketch.Style(15)).X;
            var inside = string.Equals(shape, "bar", StringComparison.Ordinal) && width < box.Width - 8;
            sketch.Text(name, inside ? box.Center : new Point(box.Center.X, box.Top - 12), sketch.Style(15, Essentials.FaceOf(name)));
        }

        return element;
    }

    /// <summary>
    /// Draws a half-circle protractor with two scales, from 0 to 180 degrees anticlockwise (inner) and clockwise (outer). Element
    /// <c>protractor</c>, points: its centre, its right and its left end on the base line; value <c>radius</c>.
    /// </summary>
    /// <param name="sketch">The picture.</param>
    /// <param name="x">Centre of the base line, x.</param>
    /// <param name="y">Centre of the base line, y.</param>
    /// <param name="radius">Radius in pixels, at least 120.</param>
    [Primitive]
    public static Element Protractor(Sketch sketch, double x, double y, double radius = 170)
    {
        if (radius < 120)
        {
            throw new FigureException($"A protractor with a radius of {radius:0} pixels cannot be read.", "Use 120 or more.");
        }

        var center = new Point(x, y);
        sketch.Remember(new ProtractorFrame(center, radius));
        var element = sketch.Add("protractor", "", [center, new(x + radius, y), new(x - radius, y)], "", ("radius", radius));
        var outline = new PathBuilder().MoveTo(new(x + radius, y)).ArcTo(center, radius, radius, 0, 180).LineTo(new(x - radius, y + 14)).LineTo(new(x + radius, y + 14)).Close().Build();
        Essentials.Outline(sketch, outline, "ink", "blue", 0.1, 1.8, dashed: false);
        var (fine, coarse) = (new PathBuilder(), new PathBuilder());
        for (var d = 0; d <= 180; d++)
        {
            (d % 10 == 0 ? coarse : fine).MoveTo(center + Point.Polar(radius, d)).LineTo(center + Point.Polar(radius - (d % 10 == 0 ? 16 : d % 5 == 0 ? 12 : 7), d));
        }

        sketch.Stroke(fine.Build(), sketch.Pen("ink", 0.8));
        sketch.Stroke(coarse.Build(), sketch.Pen("ink", 1.3));
        sketch.Stroke(new PathBuilder().AddArc(center, radius * 0.36, 0, 180).Build(), sketch.Pen("muted", 1));
        sketch.Stroke(PathGeometry.Line(new(x - radius, y), new(x + radius, y)), sketch.Pen("ink", 1.2));
        sketch.Stroke(PathGeometry.Line(new(x, y - 7), new(x, y + 7)), sketch.Pen("ink", 1.4));
        for (var d = 0; d <= 180; d += 10)
        {
            // At the ends the numbers stand a little above the base line, or it would cross them.
            var turn = d == 0 ? 2.4 : d == 180 ? 177.6 : d;
            sketch.Text($"{180 - d}", center + Point.Polar(radius - 25, turn), sketch.Style(11), turn - 90);
            sketch.Text($"{d}", center + Point.Polar(radius - 42, d == 0 ? 3 : d == 180 ? 177 : d), sketch.Style(11, color: "blue"), turn - 90);
        }

        return element;
    }

    /// <summary>
    /// Draws a ray from the centre of the protractor drawn last. Element <c>arm</c>, points: the centre, where it meets the scale, its tip; value
    /// <c>degrees</c>, anticlockwise from the right.
    /// </summary>
    /// <param name="sketch">The picture.</param>
    /// <param name="name">Name at its tip.</param>
    /// <param name="degrees">0 to 180, anticlockwise from the right.</param>
    /// <param name="color">Colour name.</param>
    [Primitive]
    public static Element ProtractorArm(Sketch sketch, string name, double degrees, string color = "red")
    {
        var frame = sketch.Recall<ProtractorFrame>() ?? throw new FigureException("An arm needs a protractor.", "Call Protractor(...) before it.");
        if (!(degrees >= 0 && degrees <= 180))
        {
            throw new FigureException($"A protractor has no {degrees:0.##}°.", "Use 0 to 180.");
        }

        var tip = frame.Center + Point.Polar(frame.Radius + 22, degrees);
        var element = sketch.Add("arm", name, [frame.Center, frame.Center + Point.Polar(frame.Radius, degrees), tip], name, ("degrees", degrees), ("color", color));
        Essentials.DrawArrow(sketch, frame.Center, tip, sketch.Pen(color, 2.2));
        sketch.Fill(PathGeometry.Circle(frame.Center, 3.5), sketch.Color(color));
        sketch.Text(name, frame.Center + Point.Polar(frame.Radius + 35, degrees), sketch.Style(17, FontFace.Math));
        return element;
    }

    /// <summary>
    /// Draws a thermometer. Element <c>thermometer</c>, points: top of the column, lower and upper end of the scale; text: name and unit; values
    /// <c>value</c>, <c>minimum</c>, <c>maximum</c>, <c>step</c> (between numbers) and <c>minor</c> (marks to one step).
    /// </summary>
    /// <param name="sketch">The picture.</param>
    /// <param name="name">Written below the bulb; empty for none.</param>
    /// <param name="value">What it shows.</param>
    /// <param name="minimum">Lower end of the scale.</param>
    /// <param name="maximum">Upper end.</param>
    /// <param name="step">Between numbers.</param>
    /// <param name="minor">Marks to one step, 1 to 10.</param>
    /// <param name="x">Middle of the tube.</param>
    /// <param name="y">Top of the tube.</param>
    /// <param name="height">Height from the top to the bottom of the bulb, at least 140.</param>
    /// <param name="unit">Unit above the scale.</param>
    [Primitive]
    public static Element Thermometer(Sketch sketch, string name, double value, double minimum, double maximum, double step, int minor, double x, double y, double height, string unit = "°C")
    {
        RequireScale(value, minimum, maximum, step, minor);
        RequireSize(height, 140, "thermometer");
        var (top, bottom) = (y + 26, y + height - 48);
        var element = sketch.Add(
            "thermometer", name, [At(value), At(minimum), At(maximum)], $"{name} {unit}".Trim(), ("value", value), ("minimum", minimum), ("maximum", maximum), ("step", step), ("minor", minor));
        var bulb = new Point(x, y + height - 17);
        sketch.Fill(PathGeometry.Rectangle(new Box(x - 8, y, x + 8, bulb.Y), 8), sketch.Color("paper"));
        sketch.Stroke(new PathBuilder().MoveTo(new(x - 8, bulb.Y - 12)).LineTo(new(x - 8, y + 8)).ArcTo(new(x, y + 8), 8, 8, 180, -180).LineTo(new(x + 8, bulb.Y - 12)).Build(), sketch.Pen("ink", 1.8));
        Essentials.Outline(sketch, PathGeometry.Circle(bulb, 16), "ink", "red", 1, 1.8, dashed: false);
        sketch.Fill(PathGeometry.Rectangle(new Box(x - 4.5, At(value).Y, x + 4.5, bulb.Y)), sketch.Color("red"));
        Ticks(sketch, minimum, maximum, step, minor, v => At(v) + new Point(9, 0), new Point(1, 0), 7, 13, (v, end) => sketch.TextBeside(CoordinatePlane.NumberText(v), end + new Point(5, 0), sketch.Style(13), 1, 0));
        sketch.TextBeside(unit, new Point(x + 16, y + 6), sketch.Style(14), 1, 0);
        if (name.Length > 0)
        {
            sketch.Text(name, new Point(x, y + height + 16), sketch.Style(15, FontFace.SansBold));
        }

        return element;

        Point At(double v) => new(x, bottom - ((bottom - top) * (v - minimum) / (maximum - minimum)));
    }

    /// <summary>
    /// Draws a dial with a needle. Element <c>dial</c>, points: pivot, tip of the needle, first and last mark; text: name and unit; values <c>value</c>,
    /// <c>minimum</c>, <c>maximum</c>, <c>step</c>, <c>minor</c>, <c>degrees</c> (clockwise from the first mark) and <c>sweep</c> (of the scale).
    /// </summary>
    /// <param name="sketch">The picture.</param>
    /// <param name="name">Written below it; empty for none.</param>
    /// <param name="value">What it shows.</param>
    /// <param name="minimum">First number.</param>
    /// <param name="maximum">Last number.</param>
    /// <param name="step">Between numbers.</param>
    /// <param name="minor">Marks to one step, 1 to 10.</param>
    /// <param name="x">Centre, x.</param>
    /// <param name="y">Centre, y.</param>
    /// <param name="radius">Radius in pixels, at least 70.</param>
    /// <param name="unit">Unit, written on the face.</param>
    /// <param name="sweep">Degrees that the scale covers, 60 to 300; 100 for an ammeter, 270 for a gauge.</param>
    [Primitive]
    public static Element Dial(Sketch sketch, string name, double value, double minimum, double maximum, double step, int minor, double x, double y, double radius, string unit = "", double sweep = 270)
    {
        RequireScale(value, minimum, maximum, step, minor);
        RequireSize(radius, 70, "dial");
        if (!(sweep >= 60 && sweep <= 300))
        {
            throw new FigureException($"A scale over {sweep:0.#} degrees is out of range.", "Use 60 to 300.");
        }

        var center = new Point(x, y);

        // A scale over less than half a turn is a window above its pivot, as on school meters.
        var window = sweep <= 150;
        var pivot = window ? center + new Point(0, radius * 0.55) : center;
        var reach = window ? radius * 1.2 : radius - 37;
        var turned = sweep * (value - minimum) / (maximum - minimum);
        var tip = pivot + Point.Polar(reach - 8, Direction(value));
        var element = sketch.Add(
            "dial", name, [pivot, tip, pivot + Point.Polar(reach, Direction(minimum)), pivot + Point.Polar(reach, Direction(maximum))], $"{name} {unit}".Trim(),
            ("value", value), ("minimum", minimum), ("maximum", maximum), ("step", step), ("minor", minor), ("degrees", turned), ("sweep", sweep));
        if (window)
        {
            Essentials.Outline(sketch, PathGeometry.Rectangle(new Box(x - (radius * 1.25), y - (radius * 0.98), x + (radius * 1.25), y + (radius * 0.85)), 10), "ink", "shade", 0.7, 2.4, dashed: false);
        }
        else
        {
            Essentials.Outline(sketch, PathGeometry.Circle(center, radius), "ink", "shade", 0.7, 2.4, dashed: false);
        }

        sketch.Stroke(new PathBuilder().AddArc(pivot, reach, Direction(minimum), -sweep).Build(), sketch.Pen("ink", 1.3));
        foreach (var (v, whole) in Marks(minimum, maximum, step, minor))
        {
            var (outer, inner) = (pivot + Point.Polar(reach, Direction(v)), pivot + Point.Polar(reach - (whole ? 12 : 7), Direction(v)));
            sketch.Stroke(PathGeometry.Line(outer, inner), sketch.Pen("ink", whole ? 1.8 : 1));
            if (whole)
            {
                sketch.Text(CoordinatePlane.NumberText(v), pivot + Point.Polar(reach + (window ? 13 : 17), Direction(v)), sketch.Style(radius < 85 ? 12 : 13));
            }
        }

        sketch.Text(unit, window ? pivot + new Point(radius * 0.85, -radius * 0.05) : center + new Point(0, radius * 0.46), sketch.Style(Math.Clamp(radius * 0.17, 13, 20), FontFace.SansBold, "muted"));
        sketch.Stroke(PathGeometry.Line(pivot - Point.Polar(window ? 0 : radius * 0.14, Direction(value)), tip), sketch.Pen("red", 2.4));
        sketch.Fill(PathGeometry.Circle(pivot, 5.5), sketch.Ink);
        if (name.Length > 0)
        {
            sketch.Text(name, new Point(x, y + (window ? radius * 0.85 : radius) + 17), sketch.Style(15, FontFace.SansBold));
        }

        return element;

        double Direction(double v) => 90 + (sweep / 2) - (sweep * (v - minimum) / (maximum - minimum));
    }

    /// <summary>
    /// Draws a measuring cylinder with liquid. Element <c>cylinder</c>, points: middle of the liquid's surface, lower and upper end of the scale;
    /// text: name and unit; values <c>value</c>, <c>minimum</c>, <c>maximum</c>, <c>step</c> and <c>minor</c>.
    /// </summary>
    /// <param name="sketch">The picture.</param>
    /// <param name="name">Written below it; empty for none.</param>
    /// <param name="value">Volume of the contents.</param>
    /// <param name="maximum">Upper end of the scale, which begins at 0.</param>
    /// <param name="step">Between numbers.</param>
    /// <param name="minor">Marks to one step, 1 to 10.</param>
    /// <param name="x">Middle.</param>
    /// <param name="y">Top.</param>
    /// <param name="width">Width of the glass in pixels, at least 36.</param>
    /// <param name="height">Height of the glass in pixels, at least 140.</param>
    /// <param name="unit">Unit above the scale.</param>
    /// <param name="item">What lies at its bottom: stone, cube, ball or empty for nothing.</param>
    /// <param name="color">Colour of the liquid.</param>
    [Primitive]
    public static Element MeasuringCylinder(Sketch sketch, string name, double value, double maximum, double step, int minor, double x, double y, double width, double height, string unit = "ml", string item = "", string color = "blue")
    {
        RequireScale(value, 0, maximum, step, minor);
        RequireSize(width, 36, "cylinder");
        RequireSize(height, 140, "cylinder");
        var (left, right, top, bottom) = (x - (width / 2), x + (width / 2), y + 34, y + height - 12);
        var element = sketch.Add("cylinder", name, [At(value), At(0), At(maximum)], $"{name} {unit}".Trim(), ("value", value), ("minimum", 0), ("maximum", maximum), ("step", step), ("minor", minor), ("item", item));
        sketch.Fill(PathGeometry.Rectangle(new Box(left, At(value).Y, right, bottom)), sketch.Color(color).Fade(0.35));
        if (item.Length > 0)
        {
            Item(sketch, item, new Point(x, bottom - 2), Math.Min(width * 0.32, (bottom - At(value).Y) * 0.42));
        }

        sketch.Stroke(PathGeometry.Line(At(value) with { X = left }, At(value) with { X = right }), sketch.Pen(color, 2));
        sketch.Stroke(PathGeometry.Polyline(new Point(left - 6, y), new(left, y + 9), new(left, bottom), new(right, bottom), new(right, y)), sketch.Pen("ink", 2));
        Essentials.Outline(sketch, PathGeometry.Rectangle(new Box(left - 14, bottom, right + 14, bottom + 10), 3), "ink", "shade", 1, 1.8, dashed: false);
        Ticks(sketch, 0, maximum, step, minor, v => At(v) with { X = right }, new Point(-1, 0), 8, 15, (v, _) => sketch.TextBeside(v > 0 ? CoordinatePlane.NumberText(v) : "", At(v) with { X = right + 6 }, sketch.Style(13), 1, 0));
        sketch.TextBeside(unit, new Point(right + 6, y + 8), sketch.Style(14, color: "muted"), 1, 0);
        if (name.Length > 0)
        {
            sketch.Text(name, new Point(x, y + height + 15), sketch.Style(15, FontFace.SansBold));
        }

        return element;

        Point At(double v) => new(x, bottom - ((bottom - top) * v / maximum));
    }

    /// <summary>
    /// Draws a syringe lying on its side, its tip to the right. Element <c>syringe</c>, points: the front of the plunger on the scale's edge, the
    /// zero mark and the last mark; text: name and unit; values <c>value</c>, <c>minimum</c>, <c>maximum</c>, <c>step</c> and <c>minor</c>.
    /// </summary>
    /// <param name="sketch">The picture.</param>
    /// <param name="name">Written below it; empty for none.</param>
    /// <param name="value">Volume of the contents.</param>
    /// <param name="maximum">Last mark.</param>
    /// <param name="step">Between numbers.</param>
    /// <param name="minor">Marks to one step, 1 to 10.</param>
    /// <param name="x">Left end of the barrel.</param>
    /// <param name="y">Middle of the barrel.</param>
    /// <param name="width">Length of the barrel in pixels, at least 160.</param>
    /// <param name="unit">Unit.</param>
    /// <param name="color">Colour of the liquid.</param>
    [Primitive]
    public static Element Syringe(Sketch sketch, string name, double value, double maximum, double step, int minor, double x, double y, double width, string unit = "ml", string color = "teal")
    {
        RequireScale(value, 0, maximum, step, minor);
        RequireSize(width, 160, "syringe");
        var (zero, last, half) = (x + width - 14, x + 26, 21.0);
        var element = sketch.Add("syringe", name, [At(value), At(0), At(maximum)], $"{name} {unit}".Trim(), ("value", value), ("minimum", 0), ("maximum", maximum), ("step", step), ("minor", minor));
        var front = At(value).X;
        sketch.Fill(PathGeometry.Rectangle(new Box(front, y - half, x + width, y + half)), sketch.Color(color).Fade(0.4));
        Essentials.Outline(sketch, PathGeometry.Rectangle(new Box(x, y - half, x + width, y + half), 3), "ink", "", 0, 2, dashed: false);
        Essentials.Outline(sketch, PathGeometry.Polygon(new(x + width, y - 8), new(x + width + 14, y - 4), new(x + width + 14, y + 4), new(x + width, y + 8)), "ink", "shade", 1, 1.8, dashed: false);
        sketch.Stroke(PathGeometry.Line(new(x + width + 14, y), new(x + width + 40, y)), sketch.Pen("muted", 1.6));
        Essentials.Outline(sketch, PathGeometry.Rectangle(new Box(front - 10, y - half + 2, front, y + half - 2), 2), "ink", "ink", 0.75, 1.4, dashed: false);
        Essentials.Outline(sketch, PathGeometry.Rectangle(new Box(x - 26, y - 5, Math.Max(front - 10, x - 20), y + 5)), "ink", "shade", 1, 1.6, dashed: false);
        sketch.Stroke(PathGeometry.Line(new(x - 26, y - 20), new(x - 26, y + 20)), sketch.Pen("ink", 5));
        Ticks(sketch, 0, maximum, step, minor, At, new Point(0, 1), 8, 15, (v, _) => sketch.Text(CoordinatePlane.NumberText(v), At(v) - new Point(0, 11), sketch.Style(13)));
        sketch.TextBeside(unit, new Point(x + width + 8, y - half - 11), sketch.Style(13, color: "muted"), 1, 0);
        if (name.Length > 0)
        {
            sketch.Text(name, new Point(x + (width / 2), y + half + 17), sketch.Style(15, FontFace.SansBold));
        }

        return element;

        Point At(double v) => new(zero - ((zero - last) * v / maximum), y - half);
    }

    /// <summary>
    /// Draws a beam balance. Element <c>balance</c>, points: pivot, left and right end of the beam; value <c>tilt</c> (degrees, positive when the
    /// right side is down). Each thing on a pan is an element <c>weight</c>, named by its text, point: its middle; values <c>side</c> (left or
    /// right) and <c>value</c> (the number in its text, if any).
    /// </summary>
    /// <param name="sketch">The picture.</param>
    /// <param name="left">Texts of the things on the left pan, 0 to 5, such as 5 kg or x.</param>
    /// <param name="right">Texts of the things on the right pan.</param>
    /// <param name="x">Pivot, x.</param>
    /// <param name="y">Pivot, y.</param>
    /// <param name="width">Length of the beam in pixels.</param>
    /// <param name="tilt">-1 left side down, 0 level, 1 right side down.</param>
    [Primitive]
    public static Element Balance(Sketch sketch, string[] left, string[] right, double x, double y, double width = 300, int tilt = 0)
    {
        if (left.Length > 5 || right.Length > 5 || tilt is < -1 or > 1)
        {
            throw new FigureException("A balance holds up to 5 things on each pan and has a tilt of -1, 0 or 1.");
        }

        RequireSize(width, 160, "balance");
        var pivot = new Point(x, y);
        var slope = Point.Polar(width / 2, -6.0 * tilt);
        var (a, b) = (pivot - slope, pivot + slope);
        var element = sketch.Add("balance", "", [pivot, a, b], "", ("tilt", tilt * 6));
        Essentials.Outline(sketch, PathGeometry.Polygon(pivot, new(x - 9, y + 150), new(x + 9, y + 150)), "ink", "shade", 1, 1.8, dashed: false);
        sketch.Stroke(PathGeometry.Line(new(x - 60, y + 150), new(x + 60, y + 150)), sketch.Pen("ink", 5));
        sketch.Stroke(PathGeometry.Line(a, b), sketch.Pen("ink", 4));
        sketch.Fill(PathGeometry.Circle(pivot, 6), sketch.Ink);
        Pan(sketch, a, left, "left", width * 0.24);
        Pan(sketch, b, right, "right", width * 0.24);
        return element;
    }

    private static void Pan(Sketch sketch, Point hook, string[] things, string side, double half)
    {
        var plate = hook + new Point(0, 92);
        sketch.Add("pan", side, [plate], "", ("count", things.Length));
        sketch.Stroke(PathGeometry.Polyline(plate - new Point(half, 0), hook, plate + new Point(half, 0)), sketch.Pen("ink", 1.3));
        Essentials.Outline(sketch, new PathBuilder().MoveTo(plate - new Point(half + 6, 0)).CubicTo(plate + new Point(-half, 16), plate + new Point(half, 16), plate + new Point(half + 6, 0)).Close().Build(), "ink", "shade", 1, 1.8, dashed: false);
        var widths = things.Select(t => Math.Max(22, sketch.Fonts.Measure(t, sketch.Style(13)).X + 8)).ToArray();
        if (widths.Sum() + (3 * (things.Length - 1)) > (2 * half) + 8)
        {
            throw new FigureException($"The things on the {side} pan are too wide for it.", "Use shorter texts, fewer things or a wider balance.");
        }

        var at = plate.X - ((widths.Sum() + (3 * (things.Length - 1))) / 2);
        for (var i = 0; i < things.Length; i++)
        {
            var number = Connectors.ValueOf(things[i]);
            var box = new Box(at, plate.Y - (number.IsNumber ? 26 : 24), at + widths[i], plate.Y);
            sketch.Add("weight", things[i], [box.Center], things[i], number.IsNumber ? [("side", side), ("value", number)] : [("side", side)]);
            Essentials.Outline(sketch, PathGeometry.Rectangle(box, number.IsNumber ? 2 : 9), "ink", number.IsNumber ? "grey" : "orange", 0.45, 1.6, dashed: false);
            sketch.Text(things[i], box.Center, sketch.Style(13, Essentials.FaceOf(things[i])));
            at += widths[i] + 3;
        }
    }

    private static void Item(Sketch sketch, string item, Point foot, double radius)
    {
        var center = foot - new Point(0, radius);
        var path = item switch
        {
            "ball" => PathGeometry.Circle(center, radius),
            "cube" => PathGeometry.Rectangle(Box.Around(center, radius * 1.8, radius * 2)),
            "stone" => PathGeometry.Polygon(
                center + new Point(-radius, radius), center + new Point(-radius * 1.1, 0), center + new Point(-radius * 0.5, -radius * 0.8),
                center + new Point(radius * 0.4, -radius), center + new Point(radius * 1.1, -radius * 0.1), center + new Point(radius * 0.9, radius)),
            _ => throw new FigureException($"There is no item \"{item}\".", "Items are stone, cube and ball."),
        };
        Essentials.Outline(sketch, path, "ink", "brown", 0.7, 1.6, dashed: false);
    }

    private static PathGeometry Shape(string shape, Box box)
    {
        var (l, t, r, b, m) = (box.Left, box.Top, box.Right, box.Bottom, box.Center.Y);
        var nose = Math.Min(22, box.Width * 0.3);
        return shape switch
        {
            "bar" => PathGeometry.Rectangle(box, 3),
            "pencil" => PathGeometry.Polygon(new(l, t + 5), new(r - nose, t + 5), new(r, m), new(r - nose, b - 5), new(l, b - 5)),
            "screw" => PathGeometry.Polygon(new(l, t), new(l + 8, t), new(l + 8, m - 5), new(r - nose, m - 5), new(r, m), new(r - nose, m + 5), new(l + 8, m + 5), new(l + 8, b), new(l, b)),
            "leaf" => new PathBuilder().MoveTo(new(l, m)).CubicTo(new(l + (box.Width * 0.3), t - 8), new(r - (box.Width * 0.25), t), new(r, m)).CubicTo(new(r - (box.Width * 0.25), b), new(l + (box.Width * 0.3), b + 8), new(l, m)).Close().Build(),
            _ => throw new FigureException($"There is no object shape \"{shape}\".", "Shapes are bar, pencil, screw and leaf."),
        };
    }

    private static void Ticks(Sketch sketch, double minimum, double maximum, double step, int minor, Func<double, Point> at, Point along, double shortest, double longest, Action<double, Point> number)
    {
        var (fine, coarse) = (new PathBuilder(), new PathBuilder());
        foreach (var (v, whole) in Marks(minimum, maximum, step, minor))
        {
            (whole ? coarse : fine).MoveTo(at(v)).LineTo(at(v) + (along * (whole ? longest : shortest)));
        }

        if (minor > 1)
        {
            sketch.Stroke(fine.Build(), sketch.Pen("ink", 1));
        }

        sketch.Stroke(coarse.Build(), sketch.Pen("ink", 1.6));
        foreach (var (v, whole) in Marks(minimum, maximum, step, minor))
        {
            if (whole)
            {
                number(v, at(v) + (along * longest));
            }
        }
    }

    private static IEnumerable<(double Value, bool Whole)> Marks(double minimum, double maximum, double step, int minor)
    {
        var count = (int)Math.Round((maximum - minimum) / step * minor);
        for (var i = 0; i <= count; i++)
        {
            yield return (minimum + (i * step / minor), i % minor == 0);
        }
    }

    private static void RequireScale(double value, double minimum, double maximum, double step, int minor)
    {
        if (!(maximum > minimum && step > 0) || minor is < 1 or > 10 || (maximum - minimum) / step * minor > MostMarks)
        {
            throw new FigureException($"A scale from {minimum:0.##} to {maximum:0.##} by {step:0.##} in {minor} parts cannot be drawn.", $"Use an ascending scale of at most {MostMarks} marks, each step in 1 to 10 parts.");
        }

        if (!(value >= minimum && value <= maximum))
        {
            throw new FigureException($"A reading of {value:0.##} is off the scale from {minimum:0.##} to {maximum:0.##}.");
        }
    }

    private static void RequireSize(double size, double least, string what)
    {
        if (!(size >= least))
        {
            throw new FigureException($"A {what} of {size:0} pixels cannot be read.", $"Use {least:0} or more.");
        }
    }

    private sealed record RulerFrame(Point Zero, double Unit)
    {
        public Point At(double value) => Zero + new Point(value * Unit, 0);
    }

    private sealed record ProtractorFrame(Point Center, double Radius);
}
