using Flywheel.Synthesis.Figures.Drawing;
using Flywheel.Synthesis.Figures.Geometry;

namespace Flywheel.Synthesis.Figures.Vocabulary;

/// <summary>Frequencies over classes, and five-number summaries side by side.</summary>
[Vocabulary("Distributions", "histogram, box-plot")]
internal static class Distributions
{
    /// <summary>
    /// Draws a histogram. Elements <c>bin</c>, named "from–to"; points: middle of its top, middle of its base; values <c>from</c>, <c>to</c>, <c>value</c>
    /// (the height), <c>frequency</c> (height, or height times width if the heights are densities), <c>color</c>. Also <c>title</c>, <c>axis</c>, <c>x-tick</c> at
    /// every edge, <c>y-tick</c>.
    /// </summary>
    /// <param name="sketch">The picture.</param>
    /// <param name="edges">Limits of the classes, ascending: one more than heights.</param>
    /// <param name="heights">Height of each class, none negative.</param>
    /// <param name="title">Title of the chart.</param>
    /// <param name="xLabel">Title of the horizontal axis, with its unit.</param>
    /// <param name="yLabel">Title of the vertical axis.</param>
    /// <param name="density">Whether heights are frequency densities, so that areas are frequencies.</param>
    /// <param name="color">Colour of the bars.</param>
    /// <param name="max">End of the vertical axis; 0 chooses one.</param>
    /// <param name="step">Distance of the vertical ticks; 0 chooses one.</param>
    /// <param name="minor">Parts into which fainter lines divide a vertical step.</param>
    [Primitive]
    public static void Histogram(Sketch sketch, double[] edges, double[] heights, string title = "", string xLabel = "", string yLabel = "Frequency", bool density = false, string color = "blue", double max = 0, double step = 0, int minor = 1)
    {
        RequireClasses(edges, heights);
        var least = Enumerable.Range(1, edges.Length - 1).Min(i => edges[i] - edges[i - 1]);
        var x = new ValueAxis(edges[0], edges[^1], least * Math.Max(1, Math.Ceiling((edges[^1] - edges[0]) / least / 12)));
        var frame = ChartFrame.WithNumbers(sketch, new ChartText(title, xLabel, yLabel), x, ValueAxis.Fit(0, heights.Max(), 0, max, step, minor), [], [], verticalGrid: false);
        for (var i = 0; i < heights.Length; i++)
        {
            var (from, to) = (edges[i], edges[i + 1]);
            var middle = (from + to) / 2;
            sketch.Add(
                "bin",
                $"{ValueAxis.Label(from)}–{ValueAxis.Label(to)}",
                [frame.At(middle, heights[i]), frame.At(middle, 0)],
                "",
                ("value", heights[i]),
                ("from", from),
                ("to", to),
                ("frequency", density ? heights[i] * (to - from) : heights[i]),
                ("color", color));
            if (heights[i] > 0)
            {
                var path = PathGeometry.Polygon(frame.At(from, 0), frame.At(from, heights[i]), frame.At(to, heights[i]), frame.At(to, 0));
                sketch.Fill(path, sketch.Color(color).Fade(0.75));
                sketch.Stroke(path, sketch.Pen("ink", 1.2));
            }
        }
    }

    /// <summary>
    /// Draws box plots above a common axis. Elements <c>box-plot</c>, named as given; points: minimum, lower quartile, median, upper quartile and
    /// maximum on its middle line; values <c>minimum</c>, <c>lower</c>, <c>median</c>, <c>upper</c>, <c>maximum</c>, <c>color</c>. Also <c>title</c>, <c>axis</c>, <c>x-tick</c>,
    /// <c>category</c>.
    /// </summary>
    /// <param name="sketch">The picture.</param>
    /// <param name="names">Name of each plot, 1 to 6, the top one first.</param>
    /// <param name="summaries">For each plot its five numbers, ascending.</param>
    /// <param name="title">Title of the chart.</param>
    /// <param name="label">Title of the axis, with its unit.</param>
    /// <param name="min">Start of the axis.</param>
    /// <param name="max">End of the axis; 0 chooses one.</param>
    /// <param name="step">Distance of the ticks; 0 chooses one.</param>
    /// <param name="minor">Parts into which fainter lines divide a step.</param>
    [Primitive]
    public static void BoxPlots(Sketch sketch, string[] names, double[][] summaries, string title = "", string label = "", double min = 0, double max = 0, double step = 0, int minor = 1)
    {
        RequireSummaries(names, summaries);
        var axis = ValueAxis.Fit(summaries.Min(s => s[0]), summaries.Max(s => s[4]), min, max, step, minor);
        var frame = ChartFrame.WithCategories(sketch, new ChartText(title, label, ""), names, axis, [], [], horizontal: true);
        for (var i = 0; i < names.Length; i++)
        {
            DrawSummary(sketch, frame, i, names[i], summaries[i], Scenes.Theme.Hues[i]);
        }
    }

    private static void DrawSummary(Sketch sketch, ChartFrame frame, int index, string name, double[] summary, string color)
    {
        Point[] at = [.. summary.Select(v => frame.At(index, v))];
        sketch.Add("box-plot", name, at, "", ("minimum", summary[0]), ("lower", summary[1]), ("median", summary[2]), ("upper", summary[3]), ("maximum", summary[4]), ("color", color));
        var half = Math.Min(26, frame.Slot * 0.28);
        var box = new Box(at[1].X, at[1].Y - half, at[3].X, at[3].Y + half);
        var pen = sketch.Pen("ink", 1.6);
        sketch.Stroke(PathGeometry.Line(at[0], at[1]), pen);
        sketch.Stroke(PathGeometry.Line(at[3], at[4]), pen);
        foreach (var end in (ReadOnlySpan<Point>)[at[0], at[4]])
        {
            sketch.Stroke(PathGeometry.Line(end - new Point(0, half * 0.5), end + new Point(0, half * 0.5)), pen);
        }

        sketch.Fill(PathGeometry.Rectangle(box), sketch.Color("paper"));
        sketch.Fill(PathGeometry.Rectangle(box), sketch.Color(color).Fade(0.45));
        sketch.Stroke(PathGeometry.Rectangle(box), pen);
        sketch.Stroke(PathGeometry.Line(at[2] - new Point(0, half), at[2] + new Point(0, half)), sketch.Pen("ink", 2.6));
    }

    private static void RequireClasses(double[] edges, double[] heights)
    {
        if (heights.Length is 0 or > 40 || edges.Length != heights.Length + 1)
        {
            throw new FigureException($"A histogram of {heights.Length} classes needs {heights.Length + 1} edges, not {edges.Length}.", "Draw 1 to 40 classes.");
        }

        for (var i = 1; i < edges.Length; i++)
        {
            if (!(edges[i] > edges[i - 1]))
            {
                throw new FigureException($"The edges of a histogram must ascend, but {edges[i]:0.###} follows {edges[i - 1]:0.###}.");
            }
        }

        if (heights.Any(h => h < 0))
        {
            throw new FigureException("A class of a histogram cannot have a negative height.");
        }
    }

    private static void RequireSummaries(string[] names, double[][] summaries)
    {
        if (names.Length is 0 or > 6 || names.Length != summaries.Length)
        {
            throw new FigureException($"Draw 1 to 6 box plots with a summary each, not {names.Length} names and {summaries.Length} summaries.");
        }

        foreach (var summary in summaries)
        {
            if (summary.Length != 5 || Enumerable.Range(1, 4).Any(i => !(summary[i] >= summary[i - 1])))
            {
                throw new FigureException("A summary holds five ascending numbers.", "Give minimum, lower quartile, median, upper quartile and maximum.");
            }
        }
    }
}
