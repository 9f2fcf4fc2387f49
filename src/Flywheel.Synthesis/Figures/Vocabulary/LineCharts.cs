using Flywheel.Synthesis.Figures.Drawing;
using Flywheel.Synthesis.Figures.Geometry;

namespace Flywheel.Synthesis.Figures.Vocabulary;

/// <summary>Values against an ordered axis, one or more series.</summary>
[Vocabulary("Line charts", "line-chart")]
internal static class LineCharts
{
    /// <summary>
    /// Draws one line through a value for each label. Elements <c>data-point</c>, named by the label; point: its marker; values <c>value</c>,
    /// <c>position</c> (0 for the first label), <c>color</c>; and <c>series</c> with all markers as points. Also <c>title</c>, <c>axis</c>, <c>y-tick</c>, <c>category</c>.
    /// </summary>
    /// <param name="sketch">The picture.</param>
    /// <param name="labels">Labels along the axis, in order.</param>
    /// <param name="values">One value a label.</param>
    /// <param name="title">Title of the chart.</param>
    /// <param name="valueLabel">Title of the vertical axis, with its unit.</param>
    /// <param name="categoryLabel">Title of the horizontal axis.</param>
    /// <param name="color">Colour of the line.</param>
    /// <param name="min">Start of the vertical axis.</param>
    /// <param name="max">End of the vertical axis; 0 chooses one.</param>
    /// <param name="step">Distance of the ticks; 0 chooses one.</param>
    /// <param name="minor">Parts into which fainter lines divide a step.</param>
    [Primitive]
    public static void LineChart(Sketch sketch, string[] labels, double[] values, string title = "", string valueLabel = "", string categoryLabel = "", string color = "blue", double min = 0, double max = 0, double step = 0, int minor = 1)
    {
        ChartFrame.RequireSame(labels.Length, values.Length, "labels");
        var axis = ValueAxis.Fit(values.Min(), values.Max(), min, max, step, minor);
        var frame = ChartFrame.WithCategories(sketch, new ChartText(title, categoryLabel, valueLabel), labels, axis, [], [], horizontal: false);
        DrawSeries(sketch, frame, labels, "", values, color);
    }

    /// <summary>
    /// Draws several lines over the same labels, with a legend. Elements <c>data-point</c>, named "label, series"; values <c>value</c>,
    /// <c>position</c>, <c>label</c>, <c>series</c>, <c>color</c>; and one <c>series</c> a line. Also <c>legend-entry</c>, <c>axis</c>, <c>y-tick</c>, <c>category</c>.
    /// </summary>
    /// <param name="sketch">The picture.</param>
    /// <param name="labels">Labels along the axis, in order.</param>
    /// <param name="series">Names of the lines, at most 5.</param>
    /// <param name="values">For each line, one value a label.</param>
    /// <param name="title">Title of the chart.</param>
    /// <param name="valueLabel">Title of the vertical axis, with its unit.</param>
    /// <param name="categoryLabel">Title of the horizontal axis.</param>
    /// <param name="colors">Colours of the lines, separated by commas; empty for the theme's own order.</param>
    /// <param name="min">Start of the vertical axis.</param>
    /// <param name="max">End of the vertical axis; 0 chooses one.</param>
    /// <param name="step">Distance of the ticks; 0 chooses one.</param>
    /// <param name="minor">Parts into which fainter lines divide a step.</param>
    [Primitive]
    public static void LineChart(Sketch sketch, string[] labels, string[] series, double[][] values, string title = "", string valueLabel = "", string categoryLabel = "", string colors = "", double min = 0, double max = 0, double step = 0, int minor = 1)
    {
        var hues = BarCharts.SeriesColors(colors, series.Length);
        BarCharts.RequireTable(labels, series, values);
        var axis = ValueAxis.Fit(values.Min(v => v.Min()), values.Max(v => v.Max()), min, max, step, minor);
        var frame = ChartFrame.WithCategories(sketch, new ChartText(title, categoryLabel, valueLabel), labels, axis, series, hues, horizontal: false);
        for (var k = 0; k < series.Length; k++)
        {
            DrawSeries(sketch, frame, labels, series[k], values[k], hues[k]);
        }
    }

    /// <summary>
    /// Draws a line through pairs of numbers, such as a cumulative frequency or a cooling curve. Elements <c>data-point</c>, named by x; values
    /// <c>x</c>, <c>y</c>, <c>value</c> (y again), <c>color</c>; and <c>series</c>. Also <c>axis</c>, <c>x-tick</c>, <c>y-tick</c>.
    /// </summary>
    /// <param name="sketch">The picture.</param>
    /// <param name="xs">First numbers, ascending.</param>
    /// <param name="ys">Second numbers.</param>
    /// <param name="title">Title of the chart.</param>
    /// <param name="xLabel">Title of the horizontal axis, with its unit.</param>
    /// <param name="yLabel">Title of the vertical axis, with its unit.</param>
    /// <param name="color">Colour of the line.</param>
    /// <param name="xStep">Distance of the horizontal ticks; 0 chooses one.</param>
    /// <param name="yStep">Distance of the vertical ticks; 0 chooses one.</param>
    /// <param name="minor">Parts into which fainter lines divide a step on both axes.</param>
    /// <param name="xMin">Start of the horizontal axis.</param>
    /// <param name="yMin">Start of the vertical axis.</param>
    /// <param name="yMax">End of the vertical axis; 0 chooses one.</param>
    /// <param name="markers">Whether the pairs are marked.</param>
    [Primitive]
    public static void LineGraph(Sketch sketch, double[] xs, double[] ys, string title = "", string xLabel = "", string yLabel = "", string color = "blue", double xStep = 0, double yStep = 0, int minor = 1, double xMin = 0, double yMin = 0, double yMax = 0, bool markers = true)
    {
        ChartFrame.RequireSame(xs.Length, ys.Length, "points");
        for (var i = 1; i < xs.Length; i++)
        {
            if (!(xs[i] > xs[i - 1]))
            {
                throw new FigureException($"The x values of a line graph must ascend, but {xs[i]:0.###} follows {xs[i - 1]:0.###}.");
            }
        }

        var frame = ChartFrame.WithNumbers(
            sketch,
            new ChartText(title, xLabel, yLabel),
            ValueAxis.Fit(xs[0], xs[^1], xMin, 0, xStep, minor),
            ValueAxis.Fit(ys.Min(), ys.Max(), yMin, yMax, yStep, minor),
            [],
            []);
        Point[] points = [.. xs.Zip(ys, frame.At)];
        Trace(sketch, "", points, color);
        for (var i = 0; i < xs.Length; i++)
        {
            sketch.Add("data-point", ValueAxis.Label(xs[i]), [points[i]], "", ("x", xs[i]), ("y", ys[i]), ("value", ys[i]), ("color", color));
            if (markers)
            {
                Marker(sketch, points[i], color);
            }
        }
    }

    private static void DrawSeries(Sketch sketch, ChartFrame frame, string[] labels, string series, double[] values, string color)
    {
        Point[] points = [.. values.Select((v, i) => frame.At(i, v))];
        Trace(sketch, series, points, color);
        for (var i = 0; i < labels.Length; i++)
        {
            var name = series.Length > 0 ? $"{labels[i]}, {series}" : labels[i];
            sketch.Add("data-point", name, [points[i]], "", ("value", values[i]), ("position", i), ("label", labels[i]), ("series", series), ("color", color));
            Marker(sketch, points[i], color);
        }
    }

    private static void Trace(Sketch sketch, string series, Point[] points, string color)
    {
        sketch.Add("series", series, points, "", ("color", color));
        sketch.Stroke(PathGeometry.Polyline(points), sketch.Pen(color, 2.2));
    }

    private static void Marker(Sketch sketch, Point at, string color)
    {
        sketch.Fill(PathGeometry.Circle(at, 4), sketch.Color(color));
        sketch.Fill(PathGeometry.Circle(at, 1.6), sketch.Color("paper"));
    }
}
