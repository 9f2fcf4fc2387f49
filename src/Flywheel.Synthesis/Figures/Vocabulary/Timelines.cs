using Flywheel.Synthesis.Figures.Drawing;
using Flywheel.Synthesis.Figures.Geometry;

namespace Flywheel.Synthesis.Figures.Vocabulary;

/// <summary>Events and spans on a time axis, and Gantt bars.</summary>
[Vocabulary("Timelines", "timeline")]
internal static class Timelines
{
    private const double Margin = 22;

    /// <summary>
    /// Draws a time axis with events on it, named above and below. Elements <c>axis</c> (name x; points: its ends; values <c>minimum</c>, <c>maximum</c>,
    /// <c>step</c>), <c>x-tick</c> and <c>event</c>, named as given; point: its place on the axis; value <c>value</c>: its time; text: what is written.
    /// </summary>
    /// <param name="sketch">The picture.</param>
    /// <param name="names">Names of the events, 1 to 14.</param>
    /// <param name="times">Time of each.</param>
    /// <param name="from">Start of the axis.</param>
    /// <param name="to">End of the axis.</param>
    /// <param name="step">Distance of the ticks; 0 chooses one.</param>
    /// <param name="label">Title of the axis, with its unit.</param>
    /// <param name="title">Title of the picture.</param>
    /// <param name="minor">Parts into which shorter ticks divide a step.</param>
    /// <param name="showTimes">Whether the times are written with the names.</param>
    [Primitive]
    public static void EventLine(Sketch sketch, string[] names, double[] times, double from, double to, double step = 0, string label = "", string title = "", int minor = 1, bool showTimes = false)
    {
        if (names.Length is 0 or > 14 || names.Length != times.Length)
        {
            throw new FigureException($"A time line shows 1 to 14 events with a time each, not {names.Length} and {times.Length}.");
        }

        if (!(to > from) || times.Min() < from || times.Max() > to)
        {
            throw new FigureException($"The events must lie between the ends of the axis, {from:0.###} and {to:0.###}.");
        }

        Captions.Title(sketch, title);
        var axis = ValueAxis.Fit(from, to, from, to, step, minor);
        var y = Math.Round((sketch.Height / 2) + (title.Length > 0 ? 10 : 0));
        DrawAxis(sketch, axis, label, y);
        var taken = new List<Box> { new(0, y - 10, sketch.Width, y + 24), new(0, sketch.Height - (label.Length > 0 ? 26 : 0), sketch.Width, sketch.Height) };
        int[] order = [.. Enumerable.Range(0, names.Length).OrderBy(i => times[i])];
        for (var k = 0; k < order.Length; k++)
        {
            var i = order[k];
            var text = showTimes ? $"{names[i]}, {ValueAxis.Label(times[i])}" : names[i];
            double[] later = [.. order[(k + 1)..].Select(j => Place(sketch, axis, times[j]))];
            DrawEvent(sketch, names[i], text, times[i], new Point(Place(sketch, axis, times[i]), y), taken, later);
        }
    }

    /// <summary>
    /// Draws spans of time as bars, one row each, above a common axis: a Gantt chart. Elements <c>span</c>, named as given; points: middle of its
    /// start, middle of its end; values <c>start</c>, <c>end</c>, <c>value</c> (its length), <c>row</c>, <c>color</c>. Also <c>title</c>, <c>axis</c>, <c>x-tick</c>, <c>category</c>.
    /// </summary>
    /// <param name="sketch">The picture.</param>
    /// <param name="names">Names of the spans, the top row first; 1 to 16.</param>
    /// <param name="starts">Start of each.</param>
    /// <param name="ends">End of each.</param>
    /// <param name="from">Start of the axis.</param>
    /// <param name="to">End of the axis; 0 chooses one.</param>
    /// <param name="step">Distance of the ticks; 0 chooses one.</param>
    /// <param name="label">Title of the axis, with its unit.</param>
    /// <param name="title">Title of the picture.</param>
    /// <param name="color">Colour of the bars.</param>
    /// <param name="minor">Parts into which fainter lines divide a step.</param>
    [Primitive]
    public static void SpanChart(Sketch sketch, string[] names, double[] starts, double[] ends, double from = 0, double to = 0, double step = 0, string label = "", string title = "", string color = "teal", int minor = 1)
    {
        if (names.Length is 0 or > 16 || names.Length != starts.Length || names.Length != ends.Length)
        {
            throw new FigureException($"A span chart shows 1 to 16 spans with start and end, not {names.Length}, {starts.Length} and {ends.Length}.");
        }

        var axis = ValueAxis.Fit(starts.Min(), ends.Max(), from, to, step, minor);
        var frame = ChartFrame.WithCategories(sketch, new ChartText(title, label, ""), names, axis, [], [], horizontal: true);
        for (var i = 0; i < names.Length; i++)
        {
            if (!(ends[i] > starts[i]))
            {
                throw new FigureException($"The span \"{names[i]}\" ends at {ends[i]:0.###}, before it has begun at {starts[i]:0.###}.");
            }

            var (a, b) = (frame.At(i, starts[i]), frame.At(i, ends[i]));
            sketch.Add("span", names[i], [a, b], "", ("start", starts[i]), ("end", ends[i]), ("value", ends[i] - starts[i]), ("row", i), ("color", color));
            var half = BarHeight(frame) / 2;
            var box = new Box(a.X, a.Y - half, b.X, b.Y + half);
            sketch.Fill(PathGeometry.Rectangle(box, 3), sketch.Color(color).Fade(0.85));
            sketch.Stroke(PathGeometry.Rectangle(box, 3), new Pen(sketch.Color(color).Mix(sketch.Ink, 0.4), 1.2));
        }
    }

    /// <summary>
    /// Draws an arrow from the end of one span to the start of another that must wait for it. Element <c>dependency</c>, named "first, second"; points:
    /// the arrow's ends.
    /// </summary>
    /// <param name="sketch">The picture.</param>
    /// <param name="first">Name of the span that comes first.</param>
    /// <param name="second">Name of the span that waits.</param>
    /// <param name="color">Colour of the arrow.</param>
    [Primitive]
    public static void Dependency(Sketch sketch, string first, string second, string color = "ink")
    {
        var (end, start) = (Span(sketch, first).Points[1], Span(sketch, second).Points[0]);
        sketch.Add("dependency", $"{first}, {second}", [end, start], "", ("color", color));
        var half = BarHeight(ChartFrame.Of(sketch, "A dependency", "SpanChart")) / 2;
        var down = Math.Sign(start.Y - end.Y);
        var pen = sketch.Pen(color, 1.6);
        if (start.X >= end.X - 1)
        {
            var turn = new Point(start.X + 7, end.Y);
            sketch.Stroke(PathGeometry.Line(end, turn), pen);
            Essentials.DrawArrow(sketch, turn, new Point(turn.X, start.Y - (down * half)), pen);
        }
        else
        {
            Essentials.DrawArrow(sketch, new Point(end.X - 5, end.Y + (down * half)), new Point(end.X - 5, start.Y - (down * half)), pen);
        }
    }

    private static double BarHeight(ChartFrame frame) => Math.Min(30, frame.Slot * 0.66);

    private static Scenes.Element Span(Sketch sketch, string name) =>
        sketch.Elements.FirstOrDefault(e => e.Kind == "span" && e.Name == name) ?? throw new FigureException($"There is no span \"{name}\".", "Name one that SpanChart has drawn.");

    private static void DrawAxis(Sketch sketch, ValueAxis axis, string label, double y)
    {
        var (left, right) = (new Point(Margin, y), new Point(sketch.Width - Margin, y));
        sketch.Add("axis", "x", [left, right], label, ("minimum", axis.Minimum), ("maximum", axis.Maximum), ("step", axis.Step));
        sketch.Stroke(PathGeometry.Line(left - new Point(10, 0), right), sketch.Pen("ink", 2));
        Essentials.DrawArrow(sketch, right, right + new Point(16, 0), sketch.Pen("ink", 2));
        sketch.Text(label, new Point(sketch.Width / 2, sketch.Height - 13), sketch.Style(14, color: "muted"));
        foreach (var value in axis.MinorTicks)
        {
            var x = Place(sketch, axis, value);
            sketch.Stroke(PathGeometry.Line(new(x, y - 3), new(x, y + 3)), sketch.Pen("ink", 1));
        }

        foreach (var value in axis.Ticks)
        {
            var at = new Point(Place(sketch, axis, value), y);
            sketch.Add("x-tick", ValueAxis.Label(value), [at], ValueAxis.Label(value), ("value", value));
            sketch.Stroke(PathGeometry.Line(at - new Point(0, 6), at + new Point(0, 6)), sketch.Pen("ink", 1.5));
            sketch.TextBeside(ValueAxis.Label(value), at + new Point(0, 8), sketch.Style(13), 0, 1);
        }
    }

    private static void DrawEvent(Sketch sketch, string name, string text, double time, Point at, List<Box> taken, double[] later)
    {
        var style = sketch.Style(14);
        var size = sketch.Fonts.Measure(text, style);
        var (box, up) = Free(sketch, at, size, taken, later);
        taken.Add(box.Inflate(8));
        taken.Add(new Box(at.X - 2, Math.Min(at.Y, box.Top), at.X + 2, Math.Max(at.Y, box.Bottom)));
        sketch.Add("event", name, [at], text, ("value", time));
        sketch.Stroke(PathGeometry.Line(at, new Point(at.X, up ? box.Bottom : box.Top)), sketch.Pen("muted", 1.2));
        sketch.Fill(PathGeometry.Circle(at, 5), sketch.Color("accent"));
        sketch.Text(text, box.Center, sketch.Style(14, halo: true));
    }

    /// <summary>
    /// The nearest place above or below where neither the text nor its leader meets an earlier one. A text that would stand in the way of later
    /// leaders moves to one side of its own.
    /// </summary>
    private static (Box Box, bool Up) Free(Sketch sketch, Point at, Point size, List<Box> taken, double[] later)
    {
        foreach (var (center, mayCover) in (ReadOnlySpan<(double, bool)>)[(0, false), (0.46, false), (-0.46, false), (0, true)])
        {
            var x = Essentials.Within(at.X - (center * size.X), (size.X / 2) + 6, sketch.Width - (size.X / 2) - 6);
            if (!mayCover && later.Any(l => Math.Abs(l - x) < (size.X / 2) + 4))
            {
                continue;
            }

            for (var lane = 0; lane < 14; lane++)
            {
                var up = lane % 2 == 0;
                var reach = 44 + ((lane / 2) * 30) + (up ? 0 : 22);
                var box = Box.Around(new Point(x, at.Y + (up ? -reach : reach)), size.X, size.Y);
                var leader = new Box(at.X - 1, up ? box.Bottom : at.Y + 26, at.X + 1, up ? at.Y - 11 : box.Top);
                if (box.Top > 30 && box.Bottom < sketch.Height - 4 && taken.TrueForAll(t => !t.Overlaps(box) && !t.Overlaps(leader)))
                {
                    return (box, up);
                }
            }
        }

        throw new FigureException("The names of the events do not fit around the time axis.", "Use fewer or shorter names, or a larger Canvas.");
    }

    private static double Place(Sketch sketch, ValueAxis axis, double value) => Margin + (axis.Share(value) * (sketch.Width - (2 * Margin)));
}
