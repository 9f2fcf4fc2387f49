using Flywheel.Synthesis.Figures.Drawing;
using Flywheel.Synthesis.Figures.Geometry;
using Flywheel.Synthesis.Figures.Scenes;

namespace Flywheel.Synthesis.Figures.Vocabulary;

/// <summary>Beams, supports, trusses and loads.</summary>
[Vocabulary("Structures", "structure-truss")]
internal static class Structures
{
    /// <summary>Draws a beam. Element <c>beam</c>, points: its ends; value <c>length</c> in units.</summary>
    /// <param name="sketch">The picture.</param>
    /// <param name="name">Name in the inventory.</param>
    /// <param name="x">Left end.</param>
    /// <param name="y">Height of its axis.</param>
    /// <param name="length">Length in units.</param>
    /// <param name="unit">Pixels a unit.</param>
    /// <param name="marks">Whether short marks stand at every unit.</param>
    [Primitive]
    public static Element Beam(Sketch sketch, string name, double x, double y, double length, double unit = 40, bool marks = true)
    {
        Essentials.RequirePositive(length, "length");
        Essentials.RequirePositive(unit, "unit");
        if (length > 60)
        {
            throw new FigureException($"A beam of {length:0.##} units is too long.", "Use 60 at most.");
        }

        var (left, right) = (new Point(x, y), new Point(x + (length * unit), y));
        var element = sketch.Add("beam", name, [left, right], "", ("length", length), ("unit", unit));
        Essentials.Outline(sketch, PathGeometry.Rectangle(new Box(left.X, y - 7, right.X, y + 7), 2), "ink", "shade", 1, 2, dashed: false);
        for (var i = 0; marks && i <= length; i++)
        {
            var at = x + (i * unit);
            sketch.Stroke(PathGeometry.Line(new(at, y - 3), new(at, y + 3)), sketch.Pen("muted", 1.2));
        }

        return element;
    }

    /// <summary>Draws a support. Element <c>support</c>, points: where it carries; text: its name; value <c>kind</c>.</summary>
    /// <param name="sketch">The picture.</param>
    /// <param name="name">Name, written below.</param>
    /// <param name="kind">pin, roller or wall.</param>
    /// <param name="x">Where it carries, x.</param>
    /// <param name="y">Where it carries, y.</param>
    [Primitive]
    public static Element Support(Sketch sketch, string name, string kind, double x, double y)
    {
        var at = new Point(x, y);
        var element = sketch.Add("support", name, [at], name, ("kind", kind));
        switch (kind)
        {
            case "pin":
                Essentials.Outline(sketch, PathGeometry.Polygon(at, at + new Point(15, 25), at + new Point(-15, 25)), "ink", "shade", 1, 2, dashed: false);
                break;
            case "roller":
                Essentials.Outline(sketch, PathGeometry.Polygon(at, at + new Point(14, 17), at + new Point(-14, 17)), "ink", "shade", 1, 2, dashed: false);
                sketch.Stroke(PathGeometry.Circle(at + new Point(-8, 21), 4), sketch.Pen("ink", 1.6));
                sketch.Stroke(PathGeometry.Circle(at + new Point(8, 21), 4), sketch.Pen("ink", 1.6));
                break;
            case "wall":
                sketch.Stroke(PathGeometry.Line(at - new Point(0, 36), at + new Point(0, 36)), sketch.Pen("ink", 3));
                for (var i = -3; i < 4; i++)
                {
                    sketch.Stroke(PathGeometry.Line(at + new Point(0, i * 10), at + new Point(-9, (i * 10) + 9)), sketch.Pen("muted", 1.2));
                }

                sketch.Text(name, at + new Point(0, 50), sketch.Style(16, Essentials.FaceOf(name)));
                return element;
            default:
                throw new FigureException($"There is no support \"{kind}\".", "Supports are pin, roller and wall.");
        }

        var ground = y + 26;
        sketch.Stroke(PathGeometry.Line(new(x - 24, ground), new(x + 24, ground)), sketch.Pen("ink", 2));
        for (var i = 0; i < 6; i++)
        {
            sketch.Stroke(PathGeometry.Line(new(x - 20 + (i * 9), ground), new(x - 26 + (i * 9), ground + 7)), sketch.Pen("muted", 1.1));
        }

        sketch.Text(name, new Point(x, ground + 20), sketch.Style(16, Essentials.FaceOf(name)));
        return element;
    }

    /// <summary>Draws a load as an arrow that ends where it acts. Element <c>load</c>, points: where it acts, the arrow's tail; text: its label; value <c>value</c>.</summary>
    /// <param name="sketch">The picture.</param>
    /// <param name="name">Name in the inventory.</param>
    /// <param name="x">Where it acts, x.</param>
    /// <param name="y">Where it acts, y.</param>
    /// <param name="label">Text at its tail, such as 12 kN.</param>
    /// <param name="direction">Where it pushes, in degrees: 270 down.</param>
    /// <param name="length">Length in pixels.</param>
    /// <param name="color">Colour name.</param>
    [Primitive]
    public static Element Load(Sketch sketch, string name, double x, double y, string label, double direction = 270, double length = 56, string color = "red")
    {
        Essentials.RequirePositive(length, "length");
        var tip = new Point(x, y);
        var tail = tip - Point.Polar(length, direction);
        (string, ElementValue)[] value = Connectors.ValueOf(label) is { IsNumber: true } number ? [("value", number)] : [];
        var element = sketch.Add("load", name, [tip, tail], label, [("direction", direction), .. value]);
        Essentials.DrawArrow(sketch, tail, tip, sketch.Pen(color, 3));
        sketch.Label(label, tail, sketch.Style(15, Essentials.FaceOf(label), halo: true), 5, tail - tip);
        return element;
    }

    /// <summary>
    /// Draws a truss. Elements <c>joint</c>, named as given (point: its middle), and <c>member</c>, named by its joints such as AB; points: its ends; value
    /// <c>length</c> in pixels.
    /// </summary>
    /// <param name="sketch">The picture.</param>
    /// <param name="joints">Names of the joints, 2 to 20.</param>
    /// <param name="places">Place of each.</param>
    /// <param name="members">Pairs of indexes of joints.</param>
    [Primitive]
    public static void Truss(Sketch sketch, string[] joints, Point[] places, double[][] members)
    {
        if (joints.Length is < 2 or > 20 || joints.Length != places.Length)
        {
            throw new FigureException($"A truss has 2 to 20 joints with a place each, not {joints.Length} and {places.Length}.");
        }

        foreach (var member in members)
        {
            if (member is not [var from, var to] || !(from >= 0 && from < joints.Length && to >= 0 && to < joints.Length))
            {
                throw new FigureException("A member joins two joints by their indexes.", $"Indexes run from 0 to {joints.Length - 1}.");
            }

            var (a, b) = ((int)from, (int)to);
            sketch.Add("member", joints[a] + joints[b], [places[a], places[b]], "", ("length", places[a].DistanceTo(places[b])));
            sketch.Stroke(PathGeometry.Line(places[a], places[b]), sketch.Pen("ink", 4));
        }

        var middle = Box.Of(places).Center;
        for (var i = 0; i < joints.Length; i++)
        {
            sketch.Add("joint", joints[i], [places[i]], joints[i]);
            sketch.Fill(PathGeometry.Circle(places[i], 5.5), sketch.Color("paper"));
            sketch.Stroke(PathGeometry.Circle(places[i], 5.5), sketch.Pen("ink", 2));
            sketch.Label(joints[i], places[i], sketch.Style(16, Essentials.FaceOf(joints[i]), halo: true), 9, places[i] - middle);
        }
    }
}
