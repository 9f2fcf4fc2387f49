using System.Globalization;
using Flywheel.Synthesis.Figures.Drawing;
using Flywheel.Synthesis.Figures.Geometry;
using Flywheel.Synthesis.Figures.Scenes;

namespace Flywheel.Synthesis.Figures.Vocabulary;

/// <summary>Axes on a grid, and points, lines, polygons and conics given by their coordinates.</summary>
[Vocabulary("Coordinate plane", "coordinate-plane")]
internal static class CoordinatePlane
{
    private const int MostGridLines = 120;

    /// <summary>
    /// Draws axes with a grid and numbers; what is plotted later uses them. Element <c>axes</c>, points: lower left and upper right of the
    /// plot; values <c>xMin</c>, <c>xMax</c>, <c>yMin</c>, <c>yMax</c>, <c>originX</c> and <c>originY</c> (pixels of (0, 0)), <c>unitX</c>
    /// and <c>unitY</c> (pixels to one unit).
    /// </summary>
    /// <param name="sketch">The picture.</param>
    /// <param name="xMin">Left end.</param>
    /// <param name="xMax">Right end.</param>
    /// <param name="yMin">Lower end.</param>
    /// <param name="yMax">Upper end.</param>
    /// <param name="xStep">Between vertical grid lines.</param>
    /// <param name="yStep">Between horizontal grid lines.</param>
    /// <param name="xLabel">Name of the horizontal axis.</param>
    /// <param name="yLabel">Name of the vertical axis.</param>
    /// <param name="grid">Whether grid lines are drawn.</param>
    /// <param name="equal">Whether a unit is equally long on both axes.</param>
    [Primitive]
    public static Element Axes(Sketch sketch, double xMin, double xMax, double yMin, double yMax, double xStep = 1, double yStep = 1, string xLabel = "x", string yLabel = "y", bool grid = true, bool equal = false)
    {
        RequireRange(xMin, xMax, xStep, "x");
        RequireRange(yMin, yMax, yStep, "y");
        var frame = AxesFrame.Fit(Room(sketch, xMin, yMin, xLabel, yLabel), xMin, xMax, yMin, yMax, xStep, equal);
        sketch.Remember(frame);
        var plot = frame.Plot;
        var element = sketch.Add(
            "axes", "", [new(plot.Left, plot.Bottom), new(plot.Right, plot.Top)], "", ("xMin", xMin), ("xMax", xMax), ("yMin", yMin), ("yMax", yMax),
            ("originX", frame.Origin.X), ("originY", frame.Origin.Y), ("unitX", frame.UnitX), ("unitY", frame.UnitY));
        if (grid)
        {
            Grid(sketch, frame, xStep, yStep);
        }

        DrawAxes(sketch, frame, xLabel, yLabel);
        Numbers(sketch, frame, xStep, yStep);
        return element;
    }

    /// <summary>
    /// Draws a square grid without numbers, its unit one cell, (0, 0) at its lower left corner. Element <c>grid</c>, with the points and
    /// values of axes.
    /// </summary>
    /// <param name="sketch">The picture.</param>
    /// <param name="columns">Cells across, 2 to 40.</param>
    /// <param name="rows">Cells up, 2 to 40.</param>
    [Primitive]
    public static Element UnitGrid(Sketch sketch, int columns, int rows)
    {
        if (columns is < 2 or > 40 || rows is < 2 or > 40)
        {
            throw new FigureException($"A grid of {columns} x {rows} cells is out of range.", "Use 2 to 40 cells each way.");
        }

        var frame = AxesFrame.Fit(sketch.Canvas.Inflate(-24), 0, columns, 0, rows, 1, equal: true);
        sketch.Remember(frame);
        var plot = frame.Plot;
        var element = sketch.Add(
            "grid", "", [new(plot.Left, plot.Bottom), new(plot.Right, plot.Top)], "", ("xMin", 0), ("xMax", columns), ("yMin", 0), ("yMax", rows),
            ("originX", frame.Origin.X), ("originY", frame.Origin.Y), ("unitX", frame.UnitX), ("unitY", frame.UnitY));
        Grid(sketch, frame, 1, 1);
        return element;
    }

    /// <summary>Marks a point by its coordinates. Element <c>point</c>; values <c>x</c> and <c>y</c>: its coordinates.</summary>
    /// <param name="sketch">The picture.</param>
    /// <param name="name">Its name; empty for none.</param>
    /// <param name="x">First coordinate.</param>
    /// <param name="y">Second coordinate.</param>
    /// <param name="color">Colour name.</param>
    /// <param name="open">Whether it is an empty circle: a point left out.</param>
    [Primitive]
    public static Element PlotPoint(Sketch sketch, string name, double x, double y, string color = "ink", bool open = false)
    {
        var at = Frame(sketch, "PlotPoint").Map(x, y);
        var element = sketch.Add("point", name, [at], name, ("x", x), ("y", y), ("color", color), ("open", open));
        sketch.Fill(PathGeometry.Circle(at, 4), sketch.Color(open ? "paper" : color));
        if (open)
        {
            sketch.Stroke(PathGeometry.Circle(at, 4), sketch.Pen(color, 1.6));
        }

        sketch.Label(name, at, sketch.Style(17, Essentials.FaceOf(name), color, halo: true));
        return element;
    }

    /// <summary>
    /// Draws a segment between two coordinates. Element <c>segment</c>, points: its ends; values <c>x1</c>, <c>y1</c>, <c>x2</c>, <c>y2</c>.
    /// </summary>
    /// <param name="sketch">The picture.</param>
    /// <param name="x1">First end, x.</param>
    /// <param name="y1">First end, y.</param>
    /// <param name="x2">Second end, x.</param>
    /// <param name="y2">Second end, y.</param>
    /// <param name="label">Text beside its middle.</param>
    /// <param name="color">Colour name.</param>
    /// <param name="dashed">Whether it is dashed.</param>
    /// <param name="name">Name in the inventory; by default the names of the points at its ends.</param>
    [Primitive]
    public static Element PlotSegment(Sketch sketch, double x1, double y1, double x2, double y2, string label = "", string color = "ink", bool dashed = false, string name = "")
    {
        var frame = Frame(sketch, "PlotSegment");
        var (a, b) = (frame.Map(x1, y1), frame.Map(x2, y2));
        var element = sketch.Add(
            "segment", name.Length > 0 ? name : Essentials.NameAt(sketch, a) + Essentials.NameAt(sketch, b), [a, b], label,
            ("x1", x1), ("y1", y1), ("x2", x2), ("y2", y2), ("color", color), ("dashed", dashed));
        sketch.Stroke(PathGeometry.Line(a, b), sketch.Pen(color, 2, dashed));
        Essentials.LabelAlong(sketch, a, b, label);
        return element;
    }

    /// <summary>
    /// Draws the line through two coordinates across the whole plot. Element <c>line</c>, points: where it enters and leaves the plot; values
    /// <c>slope</c> and <c>intercept</c> (left out for a vertical line).
    /// </summary>
    /// <param name="sketch">The picture.</param>
    /// <param name="x1">First point, x.</param>
    /// <param name="y1">First point, y.</param>
    /// <param name="x2">Second point, x.</param>
    /// <param name="y2">Second point, y.</param>
    /// <param name="label">Text near its right end, such as its equation.</param>
    /// <param name="color">Colour name.</param>
    /// <param name="dashed">Whether it is dashed.</param>
    /// <param name="name">Name in the inventory.</param>
    [Primitive]
    public static Element PlotLine(Sketch sketch, double x1, double y1, double x2, double y2, string label = "", string color = "ink", bool dashed = false, string name = "")
    {
        var frame = Frame(sketch, "PlotLine");
        var (a, b) = (frame.Map(x1, y1), frame.Map(x2, y2));
        if (a.DistanceTo(b) < 1e-6 || Clip(a, b, frame.Plot) is not var (enter, leave))
        {
            throw new FigureException($"The line through ({x1:0.##}, {y1:0.##}) and ({x2:0.##}, {y2:0.##}) does not cross the axes' plot.", "Widen the axes, or give two different points.");
        }

        var slope = (y2 - y1) / (x2 - x1);
        var element = x1 == x2
            ? sketch.Add("line", name, [enter, leave], label, ("color", color))
            : sketch.Add("line", name, [enter, leave], label, ("slope", slope), ("intercept", y1 - (slope * x1)), ("color", color));
        sketch.Stroke(PathGeometry.Line(enter, leave), sketch.Pen(color, 2, dashed));
        LabelEnd(sketch, enter, leave, label, color);
        return element;
    }

    /// <summary>Draws a polygon by its corners' coordinates. Element <c>polygon</c>, points: its corners.</summary>
    /// <param name="sketch">The picture.</param>
    /// <param name="corners">At least three pairs of coordinates.</param>
    /// <param name="color">Colour of the outline.</param>
    /// <param name="fill">Colour of the inside; empty for none.</param>
    /// <param name="opacity">Opacity of the inside, 0 to 1.</param>
    /// <param name="width">Width of the outline in pixels; 0 for none.</param>
    /// <param name="name">Name in the inventory; by default the names of the points at its corners.</param>
    [Primitive]
    public static Element PlotPolygon(Sketch sketch, double[][] corners, string color = "ink", string fill = "", double opacity = 0.25, double width = 2, string name = "")
    {
        var frame = Frame(sketch, "PlotPolygon");
        if (corners.Any(c => c.Length != 2))
        {
            throw new FigureException("Every corner needs two coordinates.", "Write corners as [[0, 0], [4, 0], [1, 3]].");
        }

        return Essentials.Polygon(sketch, [.. corners.Select(c => frame.Map(c[0], c[1]))], color, fill, opacity, width, name: name);
    }

    /// <summary>
    /// Draws the ellipse (or circle) with a centre and two half-axes. Element <c>circle</c> when both are equal, else <c>ellipse</c>; points:
    /// centre, right end, top; values <c>x</c>, <c>y</c>, <c>rx</c>, <c>ry</c>.
    /// </summary>
    /// <param name="sketch">The picture.</param>
    /// <param name="x">Centre, x.</param>
    /// <param name="y">Centre, y.</param>
    /// <param name="rx">Half-axis across, in units.</param>
    /// <param name="ry">Half-axis up, in units.</param>
    /// <param name="color">Colour of the outline.</param>
    /// <param name="fill">Colour of the inside; empty for none.</param>
    /// <param name="opacity">Opacity of the inside, 0 to 1.</param>
    /// <param name="name">Name in the inventory.</param>
    [Primitive]
    public static Element PlotEllipse(Sketch sketch, double x, double y, double rx, double ry, string color = "ink", string fill = "", double opacity = 0.25, string name = "")
    {
        Essentials.RequirePositive(rx, "half-axis across");
        Essentials.RequirePositive(ry, "half-axis up");
        var frame = Frame(sketch, "PlotEllipse");
        var center = frame.Map(x, y);
        var element = sketch.Add(rx == ry ? "circle" : "ellipse", name, [center, frame.Map(x + rx, y), frame.Map(x, y + ry)], "", ("x", x), ("y", y), ("rx", rx), ("ry", ry), ("color", color), ("fill", fill));
        Essentials.Outline(sketch, new PathBuilder().AddEllipse(center, rx * frame.UnitX, ry * frame.UnitY).Build(), color, fill, opacity, 2, dashed: false);
        return element;
    }

    /// <summary>The axes that were drawn last.</summary>
    internal static AxesFrame Frame(Sketch sketch, string primitive) =>
        sketch.Recall<AxesFrame>() ?? throw new FigureException($"{primitive} needs axes.", "Call Axes(...) or UnitGrid(...) first; in a step draw in pixels.");

    /// <summary>A number as axes write it.</summary>
    internal static string NumberText(double value) => (Math.Abs(value) < 1e-9 ? 0 : value).ToString("0.####", CultureInfo.InvariantCulture);

    /// <summary>The multiples of a step within a range.</summary>
    internal static IEnumerable<double> Multiples(double from, double to, double step)
    {
        // Far from zero a short axis has multiples beyond the range of an int.
        var first = (long)Math.Ceiling((from / step) - 1e-9);
        var last = (long)Math.Floor((to / step) + 1e-9);
        for (var i = first; i <= last; i++)
        {
            yield return i * step;
        }
    }

    /// <summary>The part of a line through two points inside a box; null where it misses.</summary>
    internal static (Point Enter, Point Leave)? Clip(Point a, Point b, Box box)
    {
        double enter = double.NegativeInfinity, leave = double.PositiveInfinity;
        var d = b - a;
        ReadOnlySpan<(double Rate, double Room)> sides = [(-d.X, a.X - box.Left), (d.X, box.Right - a.X), (-d.Y, a.Y - box.Top), (d.Y, box.Bottom - a.Y)];
        foreach (var (rate, room) in sides)
        {
            if (Math.Abs(rate) < 1e-9)
            {
                if (room < 0)
                {
                    return null;
                }
            }
            else if (rate < 0)
            {
                enter = Math.Max(enter, room / rate);
            }
            else
            {
                leave = Math.Min(leave, room / rate);
            }
        }

        return enter < leave ? (a.Towards(b, enter), a.Towards(b, leave)) : null;
    }

    /// <summary>Writes the label of a line or curve near the end of it that lies further right, for the current element.</summary>
    internal static void LabelEnd(Sketch sketch, Point a, Point b, string label, string color)
    {
        var end = a.X > b.X ? a.Towards(b, 0.06) : b.Towards(a, 0.06);
        sketch.Label(label, end, sketch.Style(15, Essentials.FaceOf(label), color, halo: true), 5);
    }

    private static void RequireRange(double from, double to, double step, string axis)
    {
        if (!(to > from && double.IsFinite(to - from)))
        {
            throw new FigureException($"The {axis} axis runs from {from:0.##} to {to:0.##}.", "The second end must be greater than the first.");
        }

        if (!(step > 0) || (to - from) / step > MostGridLines)
        {
            throw new FigureException($"A step of {step:0.####} on the {axis} axis is out of range.", $"Use a positive step that gives at most {MostGridLines} grid lines.");
        }
    }

    private static Box Room(Sketch sketch, double xMin, double yMin, string xLabel, string yLabel)
    {
        var top = (sketch.Elements.Any(e => e.Kind is "title") ? 40.0 : 18) + (yLabel.Length > 0 ? 14 : 0);
        var isLong = IsLong(sketch, xLabel);
        var right = isLong ? 24 : 20 + sketch.Fonts.Measure(xLabel, sketch.Style(15)).X;
        var bottom = (yMin >= 0 ? 34 : 20) + (isLong ? 20 : 0);
        return new Box(xMin >= 0 ? 46 : 22, top, sketch.Width - right, sketch.Height - bottom);
    }

    /// <summary>Whether the horizontal axis's name is too long to stand at its end; it is then written below.</summary>
    private static bool IsLong(Sketch sketch, string xLabel) => sketch.Fonts.Measure(xLabel, sketch.Style(15)).X > 44;

    private static void Grid(Sketch sketch, AxesFrame frame, double xStep, double yStep)
    {
        var lines = new PathBuilder();
        foreach (var x in Multiples(frame.XMin, frame.XMax, xStep))
        {
            lines.AddPolyline([frame.Map(x, frame.YMin), frame.Map(x, frame.YMax)], close: false);
        }

        foreach (var y in Multiples(frame.YMin, frame.YMax, yStep))
        {
            lines.AddPolyline([frame.Map(frame.XMin, y), frame.Map(frame.XMax, y)], close: false);
        }

        sketch.Stroke(lines.Build(), sketch.Pen("grid", 1));
    }

    private static void DrawAxes(Sketch sketch, AxesFrame frame, string xLabel, string yLabel)
    {
        var corner = Corner(frame);
        var plot = frame.Plot;
        var pen = sketch.Pen("ink", 1.4);
        Essentials.DrawArrow(sketch, new Point(plot.Left - (frame.XMin < 0 ? 8 : 0), corner.Y), new Point(plot.Right + 13, corner.Y), pen);
        Essentials.DrawArrow(sketch, new Point(corner.X, plot.Bottom + (frame.YMin < 0 ? 8 : 0)), new Point(corner.X, plot.Top - 13), pen);
        var xStyle = sketch.Style(15, Essentials.FaceOf(xLabel));
        if (IsLong(sketch, xLabel))
        {
            sketch.TextBeside(xLabel, new Point(plot.Right + 13, plot.Bottom + (frame.YMin >= 0 ? 24 : 10)), xStyle, -1, 1);
        }
        else
        {
            sketch.TextBeside(xLabel, new Point(plot.Right + 17, corner.Y), xStyle, 1, 0);
        }

        var yStyle = sketch.Style(15, Essentials.FaceOf(yLabel));
        var half = sketch.Fonts.Measure(yLabel, yStyle).X / 2;
        sketch.Text(yLabel, new Point(Math.Max(corner.X, half + 4), plot.Top - 22), yStyle);
    }

    private static void Numbers(Sketch sketch, AxesFrame frame, double xStep, double yStep)
    {
        var corner = Corner(frame);
        var style = sketch.Style(12.5, halo: true);
        var ticks = new PathBuilder();
        var widest = Multiples(frame.XMin, frame.XMax, xStep).Select(x => sketch.Fonts.Measure(NumberText(x), style).X).DefaultIfEmpty().Max();
        var everyX = Thin(xStep * frame.UnitX, widest + 6);
        var everyY = Thin(yStep * frame.UnitY, 16);
        var crossing = frame is { XMin: < 0, YMin: < 0 };
        foreach (var x in Multiples(frame.XMin, frame.XMax, xStep))
        {
            var at = new Point(frame.Map(x, 0).X, corner.Y);
            ticks.AddPolyline([at + new Point(0, -3), at + new Point(0, 3)], close: false);
            if (IsLabelled(x, xStep, everyX) && !(x == 0 && frame.YMin < 0))
            {
                sketch.TextBeside(NumberText(x), at + new Point(0, 5), style, 0, 1);
            }
        }

        foreach (var y in Multiples(frame.YMin, frame.YMax, yStep))
        {
            var at = new Point(corner.X, frame.Map(0, y).Y);
            ticks.AddPolyline([at + new Point(-3, 0), at + new Point(3, 0)], close: false);
            if (IsLabelled(y, yStep, everyY) && !(y == 0 && frame.XMin < 0))
            {
                sketch.TextBeside(NumberText(y), at + new Point(-6, 0), style, -1, 0);
            }
        }

        if (crossing && Math.Min(xStep * everyX * frame.UnitX, yStep * everyY * frame.UnitY) >= 26)
        {
            sketch.TextBeside("0", corner + new Point(-4, 4), style, -1, 1);
        }

        sketch.Stroke(ticks.Build(), sketch.Pen("ink", 1.2));
    }

    /// <summary>Where the axes cross: at zero, or at the plot's edge nearest to it.</summary>
    private static Point Corner(AxesFrame frame) =>
        frame.Map(Math.Clamp(0, frame.XMin, frame.XMax), Math.Clamp(0, frame.YMin, frame.YMax));

    private static int Thin(double pixels, double needed)
    {
        ReadOnlySpan<int> factors = [1, 2, 5, 10, 20, 50];
        foreach (var factor in factors)
        {
            if (pixels * factor >= needed)
            {
                return factor;
            }
        }

        return 100;
    }

    private static bool IsLabelled(double value, double step, int every) => (long)Math.Round(value / step) % every == 0;
}
