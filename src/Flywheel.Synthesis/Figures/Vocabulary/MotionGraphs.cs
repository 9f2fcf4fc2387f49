using Flywheel.Synthesis.Figures.Drawing;
using Flywheel.Synthesis.Figures.Geometry;
using Flywheel.Synthesis.Figures.Scenes;

namespace Flywheel.Synthesis.Figures.Vocabulary;

/// <summary>Position, velocity and acceleration against time, in straight pieces.</summary>
[Vocabulary("Motion graphs", "motion-graph")]
internal static class MotionGraphs
{
    /// <summary>
    /// Draws axes with time to the right and a quantity of motion up; <c>MotionLine</c> draws on them. Element <c>axes</c>, as of <c>Axes</c>.
    /// </summary>
    /// <param name="sketch">The picture.</param>
    /// <param name="quantity">position, velocity or acceleration.</param>
    /// <param name="duration">Right end of the time axis.</param>
    /// <param name="low">Lower end of the upright axis, 0 or less.</param>
    /// <param name="high">Upper end of the upright axis.</param>
    /// <param name="timeStep">Between upright grid lines.</param>
    /// <param name="step">Between level grid lines.</param>
    /// <param name="timeUnit">Unit of time.</param>
    /// <param name="lengthUnit">Unit of length.</param>
    [Primitive]
    public static Element MotionAxes(Sketch sketch, string quantity, double duration, double low, double high, double timeStep = 1, double step = 1, string timeUnit = "s", string lengthUnit = "m")
    {
        if (!(low <= 0))
        {
            throw new FigureException($"The lower end {low:0.##} of the upright axis is out of range.", "Use 0 or less, so that the time axis is in the picture.");
        }

        var name = quantity switch
        {
            "position" => $"x ({lengthUnit})",
            "velocity" => $"v ({lengthUnit}/{timeUnit})",
            "acceleration" => $"a ({lengthUnit}/{timeUnit}²)",
            _ => throw new FigureException($"There is no motion graph of \"{quantity}\".", "Quantities are position, velocity and acceleration."),
        };
        return CoordinatePlane.Axes(sketch, 0, duration, low, high, timeStep, step, $"t ({timeUnit})", name);
    }

    /// <summary>
    /// Draws the motion of one body on the axes drawn last. Element <c>motion-line</c>, points: its corners; text: its label. Each straight piece is an element
    /// <c>section</c>, named by its letter or else "NAME 1", "NAME 2", ..., points: both ends; values <c>from</c> and <c>to</c> (times), <c>start</c> and <c>end</c> (values), <c>line</c>.
    /// </summary>
    /// <param name="sketch">The picture.</param>
    /// <param name="name">Name in the inventory.</param>
    /// <param name="times">At least two times, rising.</param>
    /// <param name="values">As many values.</param>
    /// <param name="label">Text near its right end; empty for none.</param>
    /// <param name="color">Colour name.</param>
    /// <param name="sections">Letters written beside the pieces, one fewer than times; none for no letters.</param>
    [Primitive]
    public static Element MotionLine(Sketch sketch, string name, double[] times, double[] values, string label = "", string color = "blue", string[]? sections = null)
    {
        var frame = CoordinatePlane.Frame(sketch, "MotionLine");
        if (times.Length < 2 || times.Length != values.Length || times.Zip(times.Skip(1)).Any(t => t.Second <= t.First))
        {
            throw new FigureException("A motion needs at least two rising times and as many values.");
        }

        if (sections is not null && sections.Length != times.Length - 1)
        {
            throw new FigureException($"There are {sections.Length} letters for {times.Length - 1} sections.");
        }

        Point[] points = [.. times.Zip(values, frame.Map)];
        var element = sketch.Add("motion-line", name, points, label, ("color", color));
        sketch.Stroke(PathGeometry.Polyline(points), sketch.Pen(color, 2.6));
        foreach (var point in points)
        {
            sketch.Fill(PathGeometry.Circle(point, 3.4), sketch.Color(color));
        }

        sketch.Label(label, points[^1].Towards(points[^2], 0.12), sketch.Style(16, Essentials.FaceOf(label), color, halo: true), 7);
        for (var i = 0; i + 1 < points.Length; i++)
        {
            var letter = sections?[i] ?? "";
            sketch.Add(
                "section", letter.Length > 0 ? letter : $"{name} {i + 1}", [points[i], points[i + 1]], letter,
                ("from", times[i]), ("to", times[i + 1]), ("start", values[i]), ("end", values[i + 1]), ("line", name));
            sketch.Label(letter, points[i].Towards(points[i + 1], 0.5), sketch.Style(17, FontFace.Math, halo: true), 8, new Point(0, -1));
        }

        return element;
    }
}
