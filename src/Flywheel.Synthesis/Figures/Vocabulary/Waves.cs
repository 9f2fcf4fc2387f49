using Flywheel.Synthesis.Figures.Drawing;
using Flywheel.Synthesis.Figures.Geometry;
using Flywheel.Synthesis.Figures.Scenes;

namespace Flywheel.Synthesis.Figures.Vocabulary;

/// <summary>Waves against position or time, and the trace of a heartbeat.</summary>
[Vocabulary("Waves", "wave-plot")]
internal static class Waves
{
    private const int SamplesPerPeriod = 32;

    /// <summary>
    /// Draws a sine wave over the whole width of the axes drawn last. Element <c>wave</c>, points: its crests from the left; text: its label; values
    /// <c>amplitude</c>, <c>period</c> (or wavelength), <c>shift</c> (the first rising zero from 0 on) and <c>midline</c>. Each trough is an element <c>trough</c>.
    /// </summary>
    /// <param name="sketch">The picture.</param>
    /// <param name="name">Name in the inventory.</param>
    /// <param name="amplitude">Amplitude, in units of the upright axis.</param>
    /// <param name="period">Period or wavelength, in units of the level axis.</param>
    /// <param name="shift">Where it rises through its midline.</param>
    /// <param name="midline">Mean value.</param>
    /// <param name="label">Text near its right end.</param>
    /// <param name="color">Colour name.</param>
    /// <param name="dashed">Whether it is dashed.</param>
    [Primitive]
    public static Element Wave(Sketch sketch, string name, double amplitude, double period, double shift = 0, double midline = 0, string label = "", string color = "blue", bool dashed = false)
    {
        Essentials.RequirePositive(amplitude, "amplitude");
        Essentials.RequirePositive(period, "period");
        var frame = CoordinatePlane.Frame(sketch, "Wave");
        var waves = (frame.XMax - frame.XMin) / period;
        if (waves > 40)
        {
            throw new FigureException($"{waves:0} waves are too many for the axes.", "Use a longer period, at most 40 of them on the axes.");
        }

        var (first, count) = (Math.Ceiling((frame.XMin - shift - (period / 4)) / period), (int)Math.Ceiling(waves) + 1);
        double[] crests = [.. Enumerable.Range(0, count).Select(i => shift + (period / 4) + ((first + i) * period)).Where(x => x <= frame.XMax + 1e-9)];
        Point[] tops = [.. crests.Select(x => frame.Map(x, midline + amplitude))];
        var start = shift - (Math.Floor(shift / period) * period);
        var element = sketch.Add("wave", name, tops, label, ("amplitude", amplitude), ("period", period), ("shift", start), ("midline", midline), ("color", color));
        var samples = Math.Clamp((int)Math.Ceiling(waves * SamplesPerPeriod), 64, 800);
        var curve = new Point[samples + 1];
        for (var i = 0; i <= samples; i++)
        {
            var x = frame.XMin + ((frame.XMax - frame.XMin) * i / samples);
            curve[i] = frame.Map(x, midline + (amplitude * Math.Sin(2 * Math.PI * (x - shift) / period)));
        }

        sketch.Stroke(PathGeometry.Polyline(curve), sketch.Pen(color, 2.4, dashed));
        sketch.Label(label, curve[^Math.Min(8, samples)], sketch.Style(16, Essentials.FaceOf(label), color, halo: true), 7);
        foreach (var x in crests.Prepend(crests.Length > 0 ? crests[0] - period : frame.XMin).Select(x => x + (period / 2)).Where(x => x >= frame.XMin - 1e-9 && x <= frame.XMax + 1e-9))
        {
            sketch.Add("trough", name, [frame.Map(x, midline - amplitude)], "");
        }

        return element;
    }

    /// <summary>
    /// Draws the electric trace of a heart on squared paper. Element <c>heart-trace</c>, points: the tips of its tall spikes from the left; values <c>box</c>
    /// (pixels of a large square), <c>between</c> (large squares from spike to spike) and <c>beats</c>.
    /// </summary>
    /// <param name="sketch">The picture.</param>
    /// <param name="between">Large squares from one spike to the next, 1.5 to 10.</param>
    /// <param name="x">Left edge of the paper.</param>
    /// <param name="y">Top edge of the paper.</param>
    /// <param name="columns">Large squares across, 6 to 30.</param>
    /// <param name="rows">Large squares down, 3 to 12.</param>
    /// <param name="box">Pixels of a large square, which has five small ones each way; at least 15.</param>
    /// <param name="start">Large squares before the first spike.</param>
    [Primitive]
    public static Element HeartTrace(Sketch sketch, double between, double x, double y, int columns, int rows = 6, double box = 24, double start = 1)
    {
        if (!(between >= 1.5 && between <= 10) || columns is < 6 or > 30 || rows is < 3 or > 12 || !(box >= 15) || !(start >= 0.5 && start + between <= columns - 0.5))
        {
            throw new FigureException("This heart trace cannot be drawn.", "Use 1.5 to 10 squares between spikes, 6 to 30 columns, 3 to 12 rows of at least 15 pixels, and room for two spikes.");
        }

        var paper = new Box(x, y, x + (columns * box), y + (rows * box));
        var level = y + (rows * box * 0.62);
        double[] spikes = [.. Enumerable.Range(0, 30).Select(i => x + ((start + (i * between)) * box)).TakeWhile(s => s <= paper.Right - (0.4 * box))];
        var height = rows * box * 0.46;
        var element = sketch.Add("heart-trace", "", [.. spikes.Select(s => new Point(s, level - height))], "", ("box", box), ("between", between), ("beats", spikes.Length));
        Paper(sketch, paper, columns, rows, box);
        var trace = new PathBuilder().MoveTo(new(paper.Left, level));
        foreach (var s in spikes)
        {
            // The small wave before a spike, the spike itself, and the broad wave after it, on a beat of one and a half squares or more.
            trace.LineTo(new(Math.Max(paper.Left, s - (0.62 * box)), level));
            trace.CubicTo(new(s - (0.5 * box), level - (0.7 * box)), new(s - (0.38 * box), level - (0.7 * box)), new(s - (0.26 * box), level));
            trace.LineTo(new(s - (0.12 * box), level)).LineTo(new(s - (0.07 * box), level + (0.3 * box))).LineTo(new(s, level - height)).LineTo(new(s + (0.08 * box), level + (0.7 * box))).LineTo(new(s + (0.14 * box), level));
            if (s + (0.85 * box) < paper.Right)
            {
                trace.LineTo(new(s + (0.3 * box), level)).CubicTo(new(s + (0.45 * box), level - (1.1 * box)), new(s + (0.65 * box), level - (1.1 * box)), new(s + (0.82 * box), level));
            }
        }

        sketch.Stroke(trace.LineTo(new(paper.Right, level)).Build(), sketch.Pen("ink", 1.8));
        return element;
    }

    private static void Paper(Sketch sketch, Box paper, int columns, int rows, double box)
    {
        var (small, large) = (new PathBuilder(), new PathBuilder());
        for (var i = 0; i <= columns * 5; i++)
        {
            (i % 5 == 0 ? large : small).MoveTo(new(paper.Left + (i * box / 5), paper.Top)).LineTo(new(paper.Left + (i * box / 5), paper.Bottom));
        }

        for (var i = 0; i <= rows * 5; i++)
        {
            (i % 5 == 0 ? large : small).MoveTo(new(paper.Left, paper.Top + (i * box / 5))).LineTo(new(paper.Right, paper.Top + (i * box / 5)));
        }

        sketch.Stroke(small.Build(), new Pen(sketch.Color("red").Fade(0.18), 0.7));
        sketch.Stroke(large.Build(), new Pen(sketch.Color("red").Fade(0.5), 1));
    }
}
