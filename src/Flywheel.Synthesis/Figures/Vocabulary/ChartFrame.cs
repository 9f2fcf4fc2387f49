using Flywheel.Synthesis.Figures.Drawing;
using Flywheel.Synthesis.Figures.Geometry;

namespace Flywheel.Synthesis.Figures.Vocabulary;

/// <summary>
/// The axes that bars, lines and points are drawn on. Making one draws it and records its elements: <c>title</c>; <c>axis</c> named x or y
/// (points: start and end; values <c>minimum</c>, <c>maximum</c> and <c>step</c> if it carries numbers); <c>x-tick</c> and <c>y-tick</c> named by
/// their labels (point on the axis, value <c>value</c>); <c>category</c> named by its label (point on the axis); <c>legend-entry</c> (point: its
/// swatch).
/// </summary>
internal sealed class ChartFrame
{
    private const double TickSize = 13;
    private const double TitleSize = 14;
    private const double Edge = 12;

    private readonly ValueAxis? _x;
    private readonly ValueAxis? _y;
    private readonly int _categories;
    private readonly bool _horizontal;

    private ChartFrame(Box plot, ValueAxis? x, ValueAxis? y, int categories, bool horizontal)
    {
        Plot = plot;
        _x = x;
        _y = y;
        _categories = categories;
        _horizontal = horizontal;
    }

    /// <summary>The area between the axes, in pixels.</summary>
    public Box Plot { get; }

    /// <summary>Pixels that one category takes along its axis.</summary>
    public double Slot => (_horizontal ? Plot.Height : Plot.Width) / Math.Max(1, _categories);

    /// <summary>The axis of values of a chart with categories, or the vertical one.</summary>
    public ValueAxis Values => (_horizontal ? _x : _y) ?? throw new FigureException("The chart has no axis of values.");

    /// <summary>The horizontal axis of numbers.</summary>
    public ValueAxis Across => _x ?? throw new FigureException("The chart's horizontal axis carries no numbers.");

    /// <summary>Where bars stand: zero, or the end of the axis that is nearest to it.</summary>
    public double Base => Math.Clamp(0, Values.Minimum, Values.Maximum);

    /// <summary>The axes that an earlier primitive drew.</summary>
    /// <exception cref="FigureException">There are none.</exception>
    public static ChartFrame Of(Sketch sketch, string what, string before) =>
        sketch.Recall<ChartFrame>() ?? throw new FigureException($"{what} needs a chart to be drawn on.", $"Call {before} first.");

    /// <summary>Draws axes with categories along one of them.</summary>
    public static ChartFrame WithCategories(Sketch sketch, ChartText text, string[] categories, ValueAxis values, string[] legend, string[] colors, bool horizontal)
    {
        var top = Header(sketch, text.Title, legend, colors);
        return horizontal ? Lying(sketch, text, categories, values, top) : Standing(sketch, text, categories, values, top);
    }

    /// <summary>Draws axes with numbers along both.</summary>
    public static ChartFrame WithNumbers(Sketch sketch, ChartText text, ValueAxis x, ValueAxis y, string[] legend, string[] colors, bool verticalGrid = true)
    {
        var top = Header(sketch, text.Title, legend, colors);
        var left = Edge + TitleRoom(text.Y) + LabelWidth(sketch, y) + 8;
        var bottom = sketch.Height - Edge - TitleRoom(text.X) - (TickSize * 1.2) - 6;
        var right = sketch.Width - Edge - 10;
        var frame = new ChartFrame(Room(left, top + 6, right, bottom), x, y, 0, horizontal: false);
        frame.DrawHorizontalNumbers(sketch, x, verticalGrid);
        frame.DrawVerticalNumbers(sketch, y, grid: true);
        frame.DrawAxes(sketch, text);
        sketch.Remember(frame);
        return frame;
    }

    /// <summary>The pixel of a pair of numbers.</summary>
    public Point At(double x, double y) => new(Plot.Left + (Across.Share(x) * Plot.Width), Plot.Bottom - (Values.Share(y) * Plot.Height));

    /// <summary>The pixel of a value above (or beside) the middle of a category, or off its middle by a share of the slot.</summary>
    public Point At(int category, double value, double offset = 0)
    {
        var along = category + 0.5 + offset;
        return _horizontal
            ? new(Plot.Left + (Values.Share(value) * Plot.Width), Plot.Top + (along * Slot))
            : new(Plot.Left + (along * Slot), Plot.Bottom - (Values.Share(value) * Plot.Height));
    }

    /// <summary>Refuses a list of data whose length differs from that of its labels, or that is empty or too long.</summary>
    public static void RequireSame(int labels, int values, string what)
    {
        if (labels is 0 or > 60)
        {
            throw new FigureException($"A chart shows 1 to 60 {what}, not {labels}.");
        }

        if (labels != values)
        {
            throw new FigureException($"There are {labels} {what} but {values} values.", "Give one value for each.");
        }
    }

    private static ChartFrame Standing(Sketch sketch, ChartText text, string[] categories, ValueAxis values, double top)
    {
        var left = Edge + TitleRoom(text.Y) + LabelWidth(sketch, values) + 8;
        var right = sketch.Width - Edge - 4;
        var labels = CategoryLabels.Fit(sketch, categories, (right - left) / categories.Length);
        var bottom = sketch.Height - Edge - TitleRoom(text.X) - labels.Height - 6;
        left = Math.Max(left, labels.Overhang - ((right - left) / categories.Length / 2) + Edge);
        var frame = new ChartFrame(Room(left, top + 6, right, bottom), null, values, categories.Length, horizontal: false);
        frame.DrawVerticalNumbers(sketch, values, grid: true);
        for (var i = 0; i < categories.Length; i++)
        {
            var at = new Point(frame.At(i, 0).X, frame.Plot.Bottom);
            sketch.Add("category", categories[i], [at], categories[i]);
            labels.Draw(sketch, i, at + new Point(0, 6));
        }

        frame.DrawAxes(sketch, text);
        sketch.Remember(frame);
        return frame;
    }

    private static ChartFrame Lying(Sketch sketch, ChartText text, string[] categories, ValueAxis values, double top)
    {
        var style = sketch.Style(TickSize);
        var widest = categories.Max(c => sketch.Fonts.Measure(c, style).X);
        if (widest > sketch.Width * 0.45)
        {
            throw new FigureException("A category's label is too long for a chart with lying bars.", "Shorten it.");
        }

        var left = Edge + TitleRoom(text.Y) + widest + 8;
        var bottom = sketch.Height - Edge - TitleRoom(text.X) - (TickSize * 1.2) - 6;
        var frame = new ChartFrame(Room(left, top + 6, sketch.Width - Edge - 10, bottom), values, null, categories.Length, horizontal: true);
        frame.DrawHorizontalNumbers(sketch, values, grid: true);
        for (var i = 0; i < categories.Length; i++)
        {
            var at = new Point(frame.Plot.Left, frame.At(i, 0).Y);
            sketch.Add("category", categories[i], [at], categories[i]);
            sketch.TextBeside(categories[i], at - new Point(7, 0), style, -1, 0);
        }

        frame.DrawAxes(sketch, text);
        sketch.Remember(frame);
        return frame;
    }

    private void DrawVerticalNumbers(Sketch sketch, ValueAxis axis, bool grid)
    {
        DrawMinor(sketch, axis, v => (Row(axis, v) is var y ? (new Point(Plot.Left, y), new Point(Plot.Right, y)) : default));
        foreach (var value in axis.Ticks)
        {
            var at = new Point(Plot.Left, Row(axis, value));
            sketch.Add("y-tick", ValueAxis.Label(value), [at], ValueAxis.Label(value), ("value", value));
            sketch.Stroke(PathGeometry.Line(at, at + new Point(grid ? Plot.Width : 0, 0)), sketch.Pen("grid", 1));
            sketch.Stroke(PathGeometry.Line(at - new Point(4, 0), at), sketch.Pen("ink", 1.2));
            sketch.TextBeside(ValueAxis.Label(value), at - new Point(7, 0), sketch.Style(TickSize), -1, 0);
        }
    }

    private void DrawHorizontalNumbers(Sketch sketch, ValueAxis axis, bool grid)
    {
        if (grid)
        {
            DrawMinor(sketch, axis, v => (Column(axis, v) is var x ? (new Point(x, Plot.Top), new Point(x, Plot.Bottom)) : default));
        }

        foreach (var value in axis.Ticks)
        {
            var at = new Point(Column(axis, value), Plot.Bottom);
            sketch.Add("x-tick", ValueAxis.Label(value), [at], ValueAxis.Label(value), ("value", value));
            if (grid)
            {
                sketch.Stroke(PathGeometry.Line(at, new Point(at.X, Plot.Top)), sketch.Pen("grid", 1));
            }

            sketch.Stroke(PathGeometry.Line(at, at + new Point(0, 4)), sketch.Pen("ink", 1.2));
            sketch.TextBeside(ValueAxis.Label(value), at + new Point(0, 5), sketch.Style(TickSize), 0, 1);
        }
    }

    private static void DrawMinor(Sketch sketch, ValueAxis axis, Func<double, (Point From, Point To)> line)
    {
        if (axis.Minor == 1)
        {
            return;
        }

        sketch.Add("minor-grid", "", [], "", ("step", axis.Step / axis.Minor));
        var pen = new Pen(sketch.Color("grid").Fade(0.55), 0.8);
        foreach (var value in axis.MinorTicks)
        {
            var (from, to) = line(value);
            sketch.Stroke(PathGeometry.Line(from, to), pen);
        }
    }

    private void DrawAxes(Sketch sketch, ChartText text)
    {
        var corner = new Point(Plot.Left, Plot.Bottom);
        AddAxis(sketch, "x", _x, corner, new Point(Plot.Right, Plot.Bottom), text.X);
        if (text.X.Length > 0)
        {
            sketch.Text(text.X, new Point(Plot.Center.X, sketch.Height - Edge - (TitleSize * 0.5)), Shrunk(sketch, text.X, sketch.Width - 24));
        }

        AddAxis(sketch, "y", _y, corner, new Point(Plot.Left, Plot.Top), text.Y);
        if (text.Y.Length > 0)
        {
            var style = Shrunk(sketch, text.Y, sketch.Height - 24);
            var half = (sketch.Fonts.Measure(text.Y, style).X / 2) + 6;
            var middle = Math.Clamp(Plot.Center.Y, half, Math.Max(half, sketch.Height - half));
            sketch.Text(text.Y, new Point(Edge + (TitleSize * 0.5), middle), style, 90);
        }
    }

    private static void AddAxis(Sketch sketch, string name, ValueAxis? axis, Point from, Point to, string text)
    {
        if (axis is null)
        {
            sketch.Add("axis", name, [from, to], text);
        }
        else
        {
            sketch.Add("axis", name, [from, to], text, ("minimum", axis.Minimum), ("maximum", axis.Maximum), ("step", axis.Step));
        }

        sketch.Stroke(PathGeometry.Line(from, to), sketch.Pen("ink", 1.5));
    }

    private static TextStyle Shrunk(Sketch sketch, string text, double room)
    {
        var style = sketch.Style(TitleSize);
        var width = sketch.Fonts.Measure(text, style).X;
        return width <= room ? style : sketch.Style(Math.Max(11, TitleSize * room / width));
    }

    /// <summary>Title and legend; returns where the chart may begin.</summary>
    private static double Header(Sketch sketch, string title, string[] legend, string[] colors)
    {
        var top = Captions.Title(sketch, title);
        return legend.Length == 0 ? top : Legend.Draw(sketch, legend, colors, top);
    }

    private double Row(ValueAxis axis, double value) => Plot.Bottom - (axis.Share(value) * Plot.Height);

    private double Column(ValueAxis axis, double value) => Plot.Left + (axis.Share(value) * Plot.Width);

    private static double TitleRoom(string title) => title.Length > 0 ? TitleSize + 8 : 0;

    private static double LabelWidth(Sketch sketch, ValueAxis axis) => axis.Ticks.Max(v => sketch.Fonts.Measure(ValueAxis.Label(v), sketch.Style(TickSize)).X);

    private static Box Room(double left, double top, double right, double bottom) =>
        right - left >= 60 && bottom - top >= 60
            ? new Box(Math.Round(left), Math.Round(top), Math.Round(right), Math.Round(bottom))
            : throw new FigureException("The canvas is too small for this chart.", "Give a larger Canvas, or shorter labels.");
}
