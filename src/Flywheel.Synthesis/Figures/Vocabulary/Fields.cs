using Flywheel.Synthesis.Figures.Drawing;
using Flywheel.Synthesis.Figures.Geometry;
using Flywheel.Synthesis.Figures.Scenes;

namespace Flywheel.Synthesis.Figures.Vocabulary;

/// <summary>Charges, magnets and currents with the lines of their fields.</summary>
[Vocabulary("Fields", "field-diagram")]
internal static class Fields
{
    private const double Size = 13;

    /// <summary>Draws a point charge. Element <c>charge</c>, points: its middle; value <c>charge</c>: its multiple of the unit charge.</summary>
    /// <param name="sketch">The picture.</param>
    /// <param name="name">Name in the inventory.</param>
    /// <param name="charge">Charge in units, positive or negative, -9 to 9.</param>
    /// <param name="x">Middle, x.</param>
    /// <param name="y">Middle, y.</param>
    /// <param name="label">Text beside it, such as +2q.</param>
    [Primitive]
    public static Element Charge(Sketch sketch, string name, double charge, double x, double y, string label = "")
    {
        if (charge == 0 || !(Math.Abs(charge) <= 9))
        {
            throw new FigureException($"A charge of {charge:0.##} units cannot be drawn.", "Use -9 to 9, but not 0.");
        }

        var at = new Point(x, y);
        var element = sketch.Add("charge", name, [at], label, ("charge", charge));
        sketch.Fill(PathGeometry.Circle(at, Size), sketch.Color(charge > 0 ? "red" : "blue"));
        sketch.Stroke(PathGeometry.Line(at - new Point(6, 0), at + new Point(6, 0)), new Pen(sketch.Color("white"), 2.6));
        if (charge > 0)
        {
            sketch.Stroke(PathGeometry.Line(at - new Point(0, 6), at + new Point(0, 6)), new Pen(sketch.Color("white"), 2.6));
        }

        sketch.Label(label, at, sketch.Style(15, halo: true), Size + 4);
        return element;
    }

    /// <summary>
    /// Draws electric field lines of all charges drawn so far, with arrowheads from plus to minus. Elements <c>field-line</c>, points: where it starts and
    /// where it ends or leaves the canvas (at a negative charge the line is followed backwards); value <c>charge</c>: index of the charge at which it starts.
    /// </summary>
    /// <param name="sketch">The picture.</param>
    /// <param name="perUnit">Lines for each unit of charge, 2 to 16.</param>
    /// <param name="color">Colour name.</param>
    [Primitive]
    public static void FieldLines(Sketch sketch, int perUnit = 8, string color = "muted")
    {
        if (perUnit is < 2 or > 16)
        {
            throw new FigureException($"{perUnit} lines for a unit of charge are out of range.", "Use 2 to 16.");
        }

        (Point At, double Size)[] charges = [.. sketch.Elements.Where(e => e.Kind == "charge").Select(e => (e.Points[0], e.Find("charge")!.Value.Number))];
        if (charges.Length == 0)
        {
            throw new FigureException("Field lines need charges.", "Call Charge(...) first.");
        }

        // Lines start at the positive charges; at the negative ones, against their direction, start those that come from far away.
        for (var i = 0; i < charges.Length; i++)
        {
            var count = (int)Math.Round(Math.Abs(charges[i].Size) * perUnit);
            for (var k = 0; k < count; k++)
            {
                Trace(sketch, charges, i, 360.0 * (k + 0.5) / count, Math.Sign(charges[i].Size), color);
            }
        }
    }

    /// <summary>
    /// Draws a long straight wire seen end on, with its current towards the reader (dot) or away (cross) and round field lines. Element <c>current</c>,
    /// points: its middle; values <c>out</c> (1 towards the reader) and <c>lines</c>.
    /// </summary>
    /// <param name="sketch">The picture.</param>
    /// <param name="name">Name in the inventory, written beside it.</param>
    /// <param name="outwards">Whether the current flows towards the reader.</param>
    /// <param name="x">Middle, x.</param>
    /// <param name="y">Middle, y.</param>
    /// <param name="lines">Number of round field lines, 0 to 8.</param>
    /// <param name="spacing">Distance of the lines in pixels.</param>
    [Primitive]
    public static Element Current(Sketch sketch, string name, bool outwards, double x, double y, int lines = 3, double spacing = 32)
    {
        if (lines is < 0 or > 8)
        {
            throw new FigureException($"{lines} field lines are out of range.", "Use 0 to 8.");
        }

        Essentials.RequirePositive(spacing, "spacing");
        var at = new Point(x, y);
        var element = sketch.Add("current", name, [at], name, ("out", outwards), ("lines", lines));
        for (var i = 1; i <= lines; i++)
        {
            var radius = 6 + (i * spacing);
            sketch.Stroke(PathGeometry.Circle(at, radius), sketch.Pen("muted", 1.5));
            var tip = at + Point.Polar(radius, outwards ? 96 : 84);
            Essentials.DrawArrow(sketch, at + Point.Polar(radius, outwards ? 84 : 96), tip, sketch.Pen("muted", 1.5));
        }

        sketch.Fill(PathGeometry.Circle(at, Size), sketch.Color("paper"));
        sketch.Stroke(PathGeometry.Circle(at, Size), sketch.Pen("ink", 2.2));
        if (outwards)
        {
            sketch.Fill(PathGeometry.Circle(at, 3.5), sketch.Ink);
        }
        else
        {
            sketch.Stroke(PathGeometry.Line(at + Point.Polar(Size, 45), at + Point.Polar(Size, 225)), sketch.Pen("ink", 2));
            sketch.Stroke(PathGeometry.Line(at + Point.Polar(Size, 135), at + Point.Polar(Size, 315)), sketch.Pen("ink", 2));
        }

        sketch.Label(name, at, sketch.Style(15, Essentials.FaceOf(name), halo: true), Size + 4);
        return element;
    }

    private static void Trace(Sketch sketch, (Point At, double Size)[] charges, int from, double direction, int sign, string color)
    {
        const double Stride = 4;
        const int Longest = 600;
        var points = new List<Point> { charges[from].At + Point.Polar(Size + 1, direction) };
        var room = sketch.Canvas.Inflate(8);
        while (points.Count < Longest)
        {
            var here = points[^1];
            if (!room.Contains(here) || Array.Exists(charges, c => c.At != charges[from].At && c.At.DistanceTo(here) < Size + 1))
            {
                break;
            }

            // The midpoint rule keeps lines from drifting off their field near a charge.
            var half = here + (Strength(charges, here).Unit * (sign * Stride / 2));
            points.Add(here + (Strength(charges, half).Unit * (sign * Stride)));
        }

        if (sign < 0 && room.Contains(points[^1]))
        {
            return;
        }

        sketch.Add("field-line", "", [points[0], points[^1]], "", ("charge", from));
        Point[] thinned = [.. points.Where((_, i) => i % 3 == 0 || i == points.Count - 1)];
        sketch.Stroke(PathGeometry.Polyline(thinned), sketch.Pen(color, 1.5));
        var middle = Math.Clamp(points.Count * 2 / 5, 1, Math.Max(1, Math.Min(points.Count - 1, 40)));
        if (points.Count > 6)
        {
            var (tail, tip) = sign > 0 ? (points[middle - 1], points[middle]) : (points[middle], points[middle - 1]);
            Essentials.DrawArrow(sketch, tip + ((tail - tip).Unit * 17), tip, sketch.Pen(color, 1.8));
        }
    }

    private static Point Strength((Point At, double Size)[] charges, Point place)
    {
        var sum = default(Point);
        foreach (var (at, size) in charges)
        {
            var away = place - at;
            var distance = Math.Max(1, away.Length);
            sum += away * (size / (distance * distance * distance));
        }

        return sum;
    }
}
