using Flywheel.Synthesis.Figures.Drawing;
using Flywheel.Synthesis.Figures.Geometry;
using Flywheel.Synthesis.Figures.Scenes;

namespace Flywheel.Synthesis.Figures.Vocabulary;

/// <summary>States of matter against temperature and pressure or heat.</summary>
[Vocabulary("Phase diagrams", "phase-diagram")]
internal static class PhaseDiagrams
{
    /// <summary>
    /// Draws a heating curve on the axes drawn last: a broken line of warming and of plateaus at melting and boiling. Element <c>heating-curve</c>, points:
    /// its corners. Each piece is an element <c>stage</c>, named as given; points: its ends; values <c>from</c> and <c>to</c> (temperatures) and <c>length</c>
    /// (along the level axis).
    /// </summary>
    /// <param name="sketch">The picture.</param>
    /// <param name="times">Times, or heat supplied, at the corners; ascending, 2 to 12.</param>
    /// <param name="temperatures">Temperatures at the corners.</param>
    /// <param name="stages">Names of the pieces, written along them; one fewer than corners, or none.</param>
    /// <param name="color">Colour name.</param>
    [Primitive]
    public static Element HeatingCurve(Sketch sketch, double[] times, double[] temperatures, string[]? stages = null, string color = "red")
    {
        if (times.Length is < 2 or > 12 || times.Length != temperatures.Length || (stages is not null && stages.Length != times.Length - 1))
        {
            throw new FigureException("A heating curve has 2 to 12 times, as many temperatures, and one name fewer.");
        }

        if (times.Zip(times.Skip(1)).Any(p => !(p.Second > p.First)))
        {
            throw new FigureException("The times of a heating curve must ascend.");
        }

        var frame = CoordinatePlane.Frame(sketch, "HeatingCurve");
        Point[] corners = [.. times.Zip(temperatures, frame.Map)];
        var curve = sketch.Add("heating-curve", "", corners, "", ("color", color));
        sketch.Stroke(PathGeometry.Polyline(corners), sketch.Pen(color, 2.6));
        for (var i = 0; i + 1 < corners.Length; i++)
        {
            var name = stages is null ? "" : stages[i];
            sketch.Add("stage", name, [corners[i], corners[i + 1]], name, ("from", temperatures[i]), ("to", temperatures[i + 1]), ("length", times[i + 1] - times[i]));
            sketch.Label(name, corners[i].Towards(corners[i + 1], 0.5), sketch.Style(14, Essentials.FaceOf(name), halo: true), 8, new Point(-0.4, -1));
        }

        return curve;
    }

    /// <summary>
    /// Draws the regions of solid, liquid and gas on the axes drawn last (temperature across, pressure up). Elements <c>phase-line</c>, named sublimation,
    /// vaporisation and melting; points along it; <c>phase</c>, named solid, liquid and gas (point: where its name stands); <c>point</c>, named triple point
    /// and critical point; values <c>temperature</c> and <c>pressure</c>.
    /// </summary>
    /// <param name="sketch">The picture.</param>
    /// <param name="tripleTemperature">Temperature of the triple point.</param>
    /// <param name="triplePressure">Pressure of the triple point.</param>
    /// <param name="criticalTemperature">Temperature of the critical point.</param>
    /// <param name="criticalPressure">Pressure of the critical point.</param>
    /// <param name="meltingShift">Change of the melting temperature up to the top of the axes; negative for water.</param>
    [Primitive]
    public static void PhaseRegions(Sketch sketch, double tripleTemperature, double triplePressure, double criticalTemperature, double criticalPressure, double meltingShift = 10)
    {
        var frame = CoordinatePlane.Frame(sketch, "PhaseRegions");
        if (!(tripleTemperature > frame.XMin && criticalTemperature > tripleTemperature && criticalTemperature < frame.XMax && triplePressure > frame.YMin && criticalPressure > triplePressure && criticalPressure < frame.YMax))
        {
            throw new FigureException("The triple point must lie below and to the left of the critical point, both inside the axes.");
        }

        var (triple, critical) = (frame.Map(tripleTemperature, triplePressure), frame.Map(criticalTemperature, criticalPressure));
        var top = frame.Map(Math.Clamp(tripleTemperature + meltingShift, frame.XMin, frame.XMax), frame.YMax);
        Line("sublimation", frame.Map(frame.XMin, frame.YMin), triple, 0.75);
        Line("vaporisation", triple, critical, 0.8);
        Line("melting", triple, top, 0);
        Spot("triple point", "T", triple, tripleTemperature, triplePressure);
        Spot("critical point", "C", critical, criticalTemperature, criticalPressure);
        var (left, right) = (frame.Map(frame.XMin, frame.YMin), frame.Map(frame.XMax, frame.YMax));
        Phase("solid", new Point((left.X + Math.Min(triple.X, top.X)) / 2, (triple.Y + right.Y) / 2));
        Phase("liquid", new Point((Math.Max(triple.X, top.X) + critical.X) / 2, critical.Y.CompareTo(right.Y) == 0 ? right.Y + 20 : (critical.Y + right.Y) / 2));
        Phase("gas", new Point((critical.X + right.X) / 2, (left.Y + triple.Y) / 2 < left.Y - 14 ? Math.Min(left.Y - 14, (left.Y + critical.Y) / 2) : left.Y - 18));

        void Line(string name, Point from, Point to, double sag)
        {
            var bend = new Point(from.X + ((to.X - from.X) * (0.5 + (sag * 0.25))), from.Y + ((to.Y - from.Y) * (0.5 - (sag * 0.4))));
            sketch.Add("phase-line", name, [from, to]);
            sketch.Stroke(new PathBuilder().MoveTo(from).QuadTo(bend, to).Build(), sketch.Pen("blue", 2.4));
        }

        void Spot(string name, string letter, Point at, double temperature, double pressure)
        {
            sketch.Add("point", name, [at], letter, ("temperature", temperature), ("pressure", pressure));
            sketch.Fill(PathGeometry.Circle(at, 4), sketch.Ink);
            sketch.Label(letter, at, sketch.Style(16, FontFace.Math, halo: true), 7);
        }

        void Phase(string name, Point at)
        {
            sketch.Add("phase", name, [at], name);
            sketch.Text(name, at, sketch.Style(16, FontFace.SansBold, "muted", halo: true));
        }
    }
}
