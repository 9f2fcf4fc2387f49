using Flywheel.Synthesis.Figures.Drawing;
using Flywheel.Synthesis.Figures.Geometry;

namespace Flywheel.Synthesis.Figures.Vocabulary;

/// <summary>Draws the standard symbols of circuit parts around a centre, turned to the direction of their wires.</summary>
/// <param name="sketch">The picture.</param>
/// <param name="center">Middle of the symbol.</param>
/// <param name="along">Direction of the wires, of length one.</param>
internal sealed class CircuitSymbol(Sketch sketch, Point center, Point along)
{
    private const double Round = 15;

    /// <summary>Direction of the wires.</summary>
    public Point Along => along;

    /// <summary>How far the symbol drawn reaches across its wires, in pixels.</summary>
    public double Reach { get; private set; } = Round;

    private Pen Pen => sketch.Pen(width: 1.9);

    /// <summary>Draws a symbol for the current element.</summary>
    /// <param name="kind">Which one.</param>
    /// <param name="closed">For a switch, whether it is closed.</param>
    /// <returns>Half of its length along the wires, where they begin; null for an unknown kind.</returns>
    public double? Draw(string kind, bool closed)
    {
        switch (kind)
        {
            case "cell":
                return Cells(1);
            case "battery":
                return Cells(2);
            case "resistor":
                return Bar(22, 8);
            case "variable-resistor":
                Bar(22, 8);
                Essentials.DrawArrow(sketch, At(-20, 17), At(20, -18), Pen);
                return Taken(22, 18);
            case "fuse":
                Bar(20, 6);
                Line(At(-20, 0), At(20, 0));
                return Taken(20, 7);
            case "lamp":
                return Lamp();
            case "switch":
                return Switch(closed);
            case "ammeter":
                return Disc("A");
            case "voltmeter":
                return Disc("V");
            case "motor":
                return Disc("M");
            case "capacitor":
                Line(At(-4.5, -14), At(-4.5, 14));
                Line(At(4.5, -14), At(4.5, 14));
                return Taken(4.5, 14);
            case "diode":
                sketch.Fill(PathGeometry.Polygon(At(-11, -11), At(11, 0), At(-11, 11)), sketch.Ink);
                Line(At(11, -11), At(11, 11));
                return Taken(11, 11);
            default:
                return null;
        }
    }

    private Point At(double alongWires, double across) => center + (along * alongWires) + (along.Normal * across);

    private void Line(Point a, Point b) => sketch.Stroke(PathGeometry.Line(a, b), Pen);

    private double Taken(double half, double reach)
    {
        Reach = reach;
        return half;
    }

    private double Bar(double half, double side)
    {
        var shape = PathGeometry.Polygon(At(-half, -side), At(half, -side), At(half, side), At(-half, side));
        Essentials.Outline(sketch, shape, "ink", "shade", 1, 1.9, dashed: false);
        return Taken(half, side);
    }

    private double Cells(int count)
    {
        // The long thin plate is the positive one.
        var half = count == 1 ? 4 : 13;
        for (var i = 0; i < count; i++)
        {
            var from = -half + (i * 18);
            sketch.Stroke(PathGeometry.Line(At(from, -15), At(from, 15)), sketch.Pen(width: 1.8));
            sketch.Stroke(PathGeometry.Line(At(from + 8, -8), At(from + 8, 8)), sketch.Pen(width: 3.6));
        }

        sketch.Text("+", At(-half - 9, -12), sketch.Style(13));
        return Taken(half, 16);
    }

    private double Disc(string letter)
    {
        Essentials.Outline(sketch, PathGeometry.Circle(center, Round), "ink", "shade", 1, 1.9, dashed: false);
        sketch.Text(letter, center, sketch.Style(16, FontFace.SansBold));
        return Taken(Round, Round);
    }

    private double Lamp()
    {
        Essentials.Outline(sketch, PathGeometry.Circle(center, Round), "ink", "shade", 1, 1.9, dashed: false);
        var reach = Round * Math.Sqrt(0.5);
        Line(At(-reach, -reach), At(reach, reach));
        Line(At(-reach, reach), At(reach, -reach));
        return Taken(Round, Round);
    }

    private double Switch(bool closed)
    {
        var tip = closed ? At(18, 0) : At(14, -16);
        Line(At(-18, 0), tip);
        foreach (var end in new[] { At(-18, 0), At(18, 0) })
        {
            sketch.Fill(PathGeometry.Circle(end, 3.2), sketch.Color("paper"));
            sketch.Stroke(PathGeometry.Circle(end, 3.2), sketch.Pen(width: 1.6));
        }

        return Taken(21, closed ? 8 : 18);
    }
}
