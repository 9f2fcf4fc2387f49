using Flywheel.Synthesis.Figures.Drawing;
using Flywheel.Synthesis.Figures.Scenes;

namespace Flywheel.Synthesis.Figures.Vocabulary;

/// <summary>Paired measurements as points, with or without a fitted line.</summary>
[Vocabulary("Scatter plots", "scatter-plot")]
internal static class ScatterPlots
{
    /// <summary>
    /// Draws pairs of numbers as points on axes. Elements <c>data-point</c>, named as given; point: its centre; values <c>x</c>, <c>y</c>, <c>value</c> (y
    /// again), <c>color</c>. Also <c>title</c>, <c>axis</c>, <c>x-tick</c>, <c>y-tick</c>. <c>TrendLine</c> may follow.
    /// </summary>
    /// <param name="sketch">The picture.</param>
    /// <param name="xs">First numbers.</param>
    /// <param name="ys">Second numbers.</param>
    /// <param name="names">Name written at each point; an empty array or an empty name for none.</param>
    /// <param name="title">Title of the chart.</param>
    /// <param name="xLabel">Title of the horizontal axis, with its unit.</param>
    /// <param name="yLabel">Title of the vertical axis, with its unit.</param>
    /// <param name="color">Colour of the points.</param>
    /// <param name="xMin">Start of the horizontal axis.</param>
    /// <param name="xMax">End of the horizontal axis; 0 chooses one.</param>
    /// <param name="xStep">Distance of the horizontal ticks; 0 chooses one.</param>
    /// <param name="yMin">Start of the vertical axis.</param>
    /// <param name="yMax">End of the vertical axis; 0 chooses one.</param>
    /// <param name="yStep">Distance of the vertical ticks; 0 chooses one.</param>
    /// <param name="minor">Parts into which fainter lines divide a step on both axes.</param>
    [Primitive]
    public static void ScatterPlot(Sketch sketch, double[] xs, double[] ys, string[] names, string title = "", string xLabel = "", string yLabel = "", string color = "blue", double xMin = 0, double xMax = 0, double xStep = 0, double yMin = 0, double yMax = 0, double yStep = 0, int minor = 1)
    {
        if (xs.Length is 0 or > 200 || xs.Length != ys.Length || (names.Length > 0 && names.Length != xs.Length))
        {
            throw new FigureException($"A scatter plot needs 1 to 200 pairs of numbers and a name for each or none, not {xs.Length}, {ys.Length} and {names.Length}.");
        }

        var frame = ChartFrame.WithNumbers(
            sketch,
            new ChartText(title, xLabel, yLabel),
            ValueAxis.Fit(xs.Min(), xs.Max(), xMin, xMax, xStep, minor),
            ValueAxis.Fit(ys.Min(), ys.Max(), yMin, yMax, yStep, minor),
            [],
            []);
        for (var i = 0; i < xs.Length; i++)
        {
            var at = frame.At(xs[i], ys[i]);
            var name = names.Length > 0 ? names[i] : "";
            sketch.Add("data-point", name, [at], name, ("x", xs[i]), ("y", ys[i]), ("value", ys[i]), ("color", color));
            sketch.Fill(PathGeometry.Circle(at, 4.2), sketch.Color(color));
            sketch.Stroke(PathGeometry.Circle(at, 4.2), new Pen(sketch.Color("paper"), 0.8));
            sketch.Label(name, at, sketch.Style(14, Essentials.FaceOf(name), halo: true), 5);
        }
    }

    /// <summary>
    /// Draws the line y = intercept + slope · x over the chart drawn last. Element <c>trend-line</c>; points: its ends; values <c>slope</c>,
    /// <c>intercept</c>.
    /// </summary>
    /// <param name="sketch">The picture.</param>
    /// <param name="slope">Change of y for one more x.</param>
    /// <param name="intercept">Value of y where x is 0.</param>
    /// <param name="color">Colour of the line.</param>
    /// <param name="dashed">Whether the line is dashed.</param>
    [Primitive]
    public static Element TrendLine(Sketch sketch, double slope, double intercept, string color = "red", bool dashed = false)
    {
        var frame = ChartFrame.Of(sketch, "A trend line", "ScatterPlot");
        var (from, to) = Clip(frame, slope, intercept);
        var (a, b) = (frame.At(from, intercept + (slope * from)), frame.At(to, intercept + (slope * to)));
        var element = sketch.Add("trend-line", "", [a, b], "", ("slope", slope), ("intercept", intercept), ("color", color));
        sketch.Stroke(PathGeometry.Line(a, b), sketch.Pen(color, 2, dashed));
        return element;
    }

    /// <summary>The x values between which a line runs inside the chart.</summary>
    internal static (double From, double To) Clip(ChartFrame frame, double slope, double intercept)
    {
        var (from, to) = (frame.Across.Minimum, frame.Across.Maximum);
        if (Math.Abs(slope) > 1e-12)
        {
            var first = (frame.Values.Minimum - intercept) / slope;
            var second = (frame.Values.Maximum - intercept) / slope;
            from = Math.Max(from, Math.Min(first, second));
            to = Math.Min(to, Math.Max(first, second));
        }
        else if (intercept < frame.Values.Minimum || intercept > frame.Values.Maximum)
        {
            to = from;
        }

        return to > from ? (from, to) : throw new FigureException("The line does not cross the chart.", "Compare slope and intercept with the axes.");
    }
}
