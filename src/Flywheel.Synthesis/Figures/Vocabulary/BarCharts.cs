using Flywheel.Synthesis.Figures.Drawing;
using Flywheel.Synthesis.Figures.Geometry;
using Flywheel.Synthesis.Figures.Scenes;

namespace Flywheel.Synthesis.Figures.Vocabulary;

/// <summary>Categories against values as bars: single, grouped or stacked, standing or lying.</summary>
[Vocabulary("Bar charts", "bar-chart")]
internal static class BarCharts
{
    private const double BarShare = 0.62;

    /// <summary>
    /// Draws a chart with one bar a category. Elements <c>bar</c>, named by the category; points: middle of the bar's end, middle of its base;
    /// values <c>value</c>, <c>category</c>, <c>color</c>; text: the value, if it is shown. Also <c>title</c>, <c>axis</c>, <c>y-tick</c> (<c>x-tick</c> for lying
    /// bars) and <c>category</c>.
    /// </summary>
    /// <param name="sketch">The picture.</param>
    /// <param name="labels">Names of the categories.</param>
    /// <param name="values">One value a category.</param>
    /// <param name="title">Title of the chart.</param>
    /// <param name="valueLabel">Title of the axis of values, with its unit.</param>
    /// <param name="categoryLabel">Title of the other axis.</param>
    /// <param name="horizontal">Whether the bars lie.</param>
    /// <param name="showValues">Whether each bar carries its value.</param>
    /// <param name="color">Colour of the bars.</param>
    /// <param name="max">End of the axis; 0 chooses one.</param>
    /// <param name="step">Distance of the ticks; 0 chooses one.</param>
    /// <param name="minor">Parts into which fainter lines divide a step.</param>
    [Primitive]
    public static void BarChart(Sketch sketch, string[] labels, double[] values, string title = "", string valueLabel = "", string categoryLabel = "", bool horizontal = false, bool showValues = false, string color = "blue", double max = 0, double step = 0, int minor = 1)
    {
        ChartFrame.RequireSame(labels.Length, values.Length, "categories");
        var axis = ValueAxis.Fit(values.Min(), values.Max(), 0, max, step, minor);
        var frame = ChartFrame.WithCategories(sketch, Text(title, valueLabel, categoryLabel, horizontal), labels, axis, [], [], horizontal);
        for (var i = 0; i < labels.Length; i++)
        {
            var shown = showValues ? ValueAxis.Label(values[i]) : "";
            var (end, foot) = (frame.At(i, values[i]), frame.At(i, frame.Base));
            sketch.Add("bar", labels[i], [end, foot], shown, ("value", values[i]), ("category", labels[i]), ("color", color));
            DrawBar(sketch, end, foot, frame.Slot * BarShare, color, horizontal);
            WriteValue(sketch, end, shown, values[i], horizontal);
        }

        Baseline(sketch, frame, horizontal);
    }

    /// <summary>
    /// Draws a chart with a bar for each series side by side in every category, and a legend. Elements <c>bar</c>, named "category, series";
    /// points: middle of the bar's end, middle of its base; values <c>value</c>, <c>category</c>, <c>series</c>, <c>color</c>. Also <c>legend-entry</c>,
    /// <c>axis</c>, ticks and <c>category</c>.
    /// </summary>
    /// <param name="sketch">The picture.</param>
    /// <param name="labels">Names of the categories.</param>
    /// <param name="series">Names of the series, at most 5.</param>
    /// <param name="values">For each series, one value a category.</param>
    /// <param name="title">Title of the chart.</param>
    /// <param name="valueLabel">Title of the axis of values, with its unit.</param>
    /// <param name="categoryLabel">Title of the other axis.</param>
    /// <param name="colors">Colours of the series, separated by commas; empty for the theme's own order.</param>
    /// <param name="horizontal">Whether the bars lie.</param>
    /// <param name="max">End of the axis; 0 chooses one.</param>
    /// <param name="step">Distance of the ticks; 0 chooses one.</param>
    /// <param name="minor">Parts into which fainter lines divide a step.</param>
    [Primitive]
    public static void GroupedBarChart(Sketch sketch, string[] labels, string[] series, double[][] values, string title = "", string valueLabel = "", string categoryLabel = "", string colors = "", bool horizontal = false, double max = 0, double step = 0, int minor = 1)
    {
        var hues = SeriesColors(colors, series.Length);
        RequireTable(labels, series, values);
        var axis = ValueAxis.Fit(values.Min(v => v.Min()), values.Max(v => v.Max()), 0, max, step, minor);
        var frame = ChartFrame.WithCategories(sketch, Text(title, valueLabel, categoryLabel, horizontal), labels, axis, series, hues, horizontal);
        var width = 0.76 / series.Length;
        for (var i = 0; i < labels.Length; i++)
        {
            for (var k = 0; k < series.Length; k++)
            {
                var offset = (k - ((series.Length - 1) / 2.0)) * width;
                var (end, foot) = (frame.At(i, values[k][i], offset), frame.At(i, frame.Base, offset));
                AddPart(sketch, labels[i], series[k], hues[k], values[k][i], end, foot);
                DrawBar(sketch, end, foot, frame.Slot * width * 0.92, hues[k], horizontal);
            }
        }

        Baseline(sketch, frame, horizontal);
    }

    /// <summary>
    /// Draws a chart whose bars are stacks of one part for each series, and a legend. Elements <c>bar</c>, named "category, series"; points:
    /// middle of the part's far end, middle of its near end; values <c>value</c> (the part's own), <c>from</c>, <c>to</c>, <c>category</c>, <c>series</c>,
    /// <c>color</c>. Also <c>legend-entry</c>, <c>axis</c>, ticks and <c>category</c>.
    /// </summary>
    /// <param name="sketch">The picture.</param>
    /// <param name="labels">Names of the categories.</param>
    /// <param name="series">Names of the series, the lowest part first, at most 5.</param>
    /// <param name="values">For each series, one value a category; none negative.</param>
    /// <param name="title">Title of the chart.</param>
    /// <param name="valueLabel">Title of the axis of values, with its unit.</param>
    /// <param name="categoryLabel">Title of the other axis.</param>
    /// <param name="colors">Colours of the series, separated by commas; empty for the theme's own order.</param>
    /// <param name="horizontal">Whether the bars lie.</param>
    /// <param name="max">End of the axis; 0 chooses one.</param>
    /// <param name="step">Distance of the ticks; 0 chooses one.</param>
    /// <param name="minor">Parts into which fainter lines divide a step.</param>
    [Primitive]
    public static void StackedBarChart(Sketch sketch, string[] labels, string[] series, double[][] values, string title = "", string valueLabel = "", string categoryLabel = "", string colors = "", bool horizontal = false, double max = 0, double step = 0, int minor = 1)
    {
        var hues = SeriesColors(colors, series.Length);
        RequireTable(labels, series, values);
        if (values.Any(v => v.Any(x => x < 0)))
        {
            throw new FigureException("A stack cannot hold a negative part.", "Use GroupedBarChart for values below zero.");
        }

        var highest = Enumerable.Range(0, labels.Length).Max(i => values.Sum(v => v[i]));
        var axis = ValueAxis.Fit(0, highest, 0, max, step, minor);
        var frame = ChartFrame.WithCategories(sketch, Text(title, valueLabel, categoryLabel, horizontal), labels, axis, series, hues, horizontal);
        for (var i = 0; i < labels.Length; i++)
        {
            double sum = 0;
            for (var k = 0; k < series.Length; k++)
            {
                var (end, foot) = (frame.At(i, sum + values[k][i]), frame.At(i, sum));
                AddPart(sketch, labels[i], series[k], hues[k], values[k][i], end, foot, ("from", sum), ("to", sum + values[k][i]));
                DrawBar(sketch, end, foot, frame.Slot * BarShare, hues[k], horizontal);
                sum += values[k][i];
            }
        }

        Baseline(sketch, frame, horizontal);
    }

    /// <summary>The colours of a chart's series: as given, or the theme's hues in order.</summary>
    /// <exception cref="FigureException">Too many series, or not as many colours as series.</exception>
    internal static string[] SeriesColors(string colors, int series)
    {
        if (series is < 1 or > 5)
        {
            throw new FigureException($"A chart shows 1 to 5 series, not {series}.");
        }

        var given = colors.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (given.Length > 0 && given.Length != series)
        {
            throw new FigureException($"There are {series} series but {given.Length} colours.", "Give one colour for each, separated by commas, or none.");
        }

        return given.Length > 0 ? given : [.. Theme.Hues.Take(series)];
    }

    /// <summary>Refuses a table of values that does not match its labels.</summary>
    internal static void RequireTable(string[] labels, string[] series, double[][] values)
    {
        if (values.Length != series.Length)
        {
            throw new FigureException($"There are {series.Length} series but {values.Length} lists of values.", "Give one list of values for each series.");
        }

        foreach (var list in values)
        {
            ChartFrame.RequireSame(labels.Length, list.Length, "categories");
        }
    }

    private static ChartText Text(string title, string valueLabel, string categoryLabel, bool horizontal) =>
        horizontal ? new ChartText(title, valueLabel, categoryLabel) : new ChartText(title, categoryLabel, valueLabel);

    private static void AddPart(Sketch sketch, string label, string series, string color, double value, Point end, Point foot, params ReadOnlySpan<(string Key, ElementValue Value)> more) =>
        sketch.Add("bar", $"{label}, {series}", [end, foot], "", [("value", value), ("category", label), ("series", series), ("color", color), .. more]);

    private static void DrawBar(Sketch sketch, Point end, Point foot, double width, string color, bool horizontal)
    {
        var half = horizontal ? new Point(0, width / 2) : new Point(width / 2, 0);
        var path = PathGeometry.Polygon(foot - half, foot + half, end + half, end - half);
        sketch.Fill(path, sketch.Color(color).Fade(0.88));
        sketch.Stroke(path, new Pen(sketch.Color(color).Mix(sketch.Ink, 0.35), 1));
    }

    private static void WriteValue(Sketch sketch, Point end, string text, double value, bool horizontal)
    {
        if (text.Length > 0)
        {
            var away = value < 0 ? -1 : 1;
            var gap = horizontal ? new Point(4 * away, 0) : new Point(0, -2 * away);
            sketch.TextBeside(text, end + gap, sketch.Style(13, halo: true), horizontal ? away : 0, horizontal ? 0 : -away);
        }
    }

    private static void Baseline(Sketch sketch, ChartFrame frame, bool horizontal)
    {
        if (frame.Values.Minimum < 0)
        {
            var foot = frame.At(0, frame.Base);
            var (from, to) = horizontal ? (new Point(foot.X, frame.Plot.Top), new Point(foot.X, frame.Plot.Bottom)) : (new Point(frame.Plot.Left, foot.Y), new Point(frame.Plot.Right, foot.Y));
            sketch.Add("baseline", "", [from, to], "", ("value", frame.Base));
            sketch.Stroke(PathGeometry.Line(from, to), sketch.Pen("ink", 1.5));
        }
    }
}
