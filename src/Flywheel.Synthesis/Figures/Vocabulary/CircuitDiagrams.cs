using Flywheel.Synthesis.Figures.Drawing;
using Flywheel.Synthesis.Figures.Geometry;
using Flywheel.Synthesis.Figures.Scenes;

namespace Flywheel.Synthesis.Figures.Vocabulary;

/// <summary>Electric circuits in standard symbols: parts between two positions, wires, junctions, series and parallel branches.</summary>
[Vocabulary("Circuit diagrams", "circuit-diagram")]
internal static class CircuitDiagrams
{
    private const string Kinds = "cell, battery, resistor, variable-resistor, lamp, switch, ammeter, voltmeter, capacitor, diode, motor and fuse";

    /// <summary>Draws a wire. Element <c>wire</c>, points: its corners.</summary>
    /// <param name="sketch">The picture.</param>
    /// <param name="points">At least two points.</param>
    /// <param name="color">Colour name.</param>
    [Primitive]
    public static Element Wire(Sketch sketch, Point[] points, string color = "ink")
    {
        Essentials.RequireCount(points, 2, "A wire");
        var element = sketch.Add("wire", "", points, "", ("color", color));
        sketch.Stroke(PathGeometry.Polyline(points), sketch.Pen(color, 1.8));
        return element;
    }

    /// <summary>Marks a junction with a dot, and its name if it has one. Element <c>junction</c>, points: its position.</summary>
    /// <param name="sketch">The picture.</param>
    /// <param name="x">Position, x.</param>
    /// <param name="y">Position, y.</param>
    /// <param name="name">Its name; empty for none.</param>
    [Primitive]
    public static Element Junction(Sketch sketch, double x, double y, string name = "")
    {
        var at = new Point(x, y);
        var element = sketch.Add("junction", name, [at], name);
        sketch.Fill(PathGeometry.Circle(at, 3.8), sketch.Ink);
        sketch.Label(name, at, sketch.Style(16, FontFace.Math, halo: true));
        return element;
    }

    /// <summary>
    /// Draws a part with wires to two positions, its name and label above it, or to its right if it is upright. The element's kind is the
    /// part's; points: its centre and both ends; text: name and label; values <c>value</c> (the label's number, if any), <c>branch</c> and, for a switch, <c>closed</c> (1 or 0).
    /// </summary>
    /// <param name="sketch">The picture.</param>
    /// <param name="kind">cell, battery, resistor, variable-resistor, lamp, switch, ammeter, voltmeter, capacitor, diode, motor or fuse; the positive pole of a source is at its first end.</param>
    /// <param name="name">Its name, such as R1; empty for none.</param>
    /// <param name="x1">First end, x.</param>
    /// <param name="y1">First end, y.</param>
    /// <param name="x2">Second end, x.</param>
    /// <param name="y2">Second end, y.</param>
    /// <param name="label">Its size with its unit, such as 4 Ω; for a switch open or closed.</param>
    /// <param name="branch">Name of the branch that it belongs to.</param>
    [Primitive]
    public static Element CircuitPart(Sketch sketch, string kind, string name, double x1, double y1, double x2, double y2, string label = "", string branch = "")
    {
        var (a, b) = (new Point(x1, y1), new Point(x2, y2));
        if (a.DistanceTo(b) < 44)
        {
            throw new FigureException($"A {kind} needs 44 pixels between its ends, not {a.DistanceTo(b):0.#}.", "Move its ends apart.");
        }

        var isSwitch = string.Equals(kind, "switch", StringComparison.Ordinal);
        if (isSwitch && label is not ("open" or "closed"))
        {
            throw new FigureException($"A switch is open or closed, not \"{label}\".");
        }

        var level = Math.Abs(b.X - a.X) >= Math.Abs(b.Y - a.Y);
        string[] lines = isSwitch ? [name] : level && name.Length > 0 && label.Length > 0 ? [$"{name} = {label}"] : [.. new[] { name, label }.Where(t => t.Length > 0)];
        var text = string.Join(' ', lines);
        var center = a.Towards(b, 0.5);
        var element = sketch.Add(kind, name, [center, a, b], text, Facts(label, branch, isSwitch));
        var frame = new CircuitSymbol(sketch, center, (b - a).Unit);
        var half = frame.Draw(kind, string.Equals(label, "closed", StringComparison.Ordinal))
            ?? throw new FigureException($"There is no circuit part \"{kind}\".", $"Parts are {Kinds}.");
        sketch.Stroke(PathGeometry.Line(a, center - (frame.Along * half)), sketch.Pen(width: 1.8));
        sketch.Stroke(PathGeometry.Line(center + (frame.Along * half), b), sketch.Pen(width: 1.8));

        for (var i = 0; i < lines.Length; i++)
        {
            var shift = (i - ((lines.Length - 1) / 2.0)) * 18;
            _ = level
                ? sketch.Text(lines[i], center - new Point(0, frame.Reach + 12), sketch.Style(15, halo: true))
                : sketch.TextBeside(lines[i], center + new Point(frame.Reach + 8, shift), sketch.Style(15, halo: true), 1, 0);
        }

        return element;
    }

    /// <summary>
    /// Draws parts one after another on a straight line, evenly spaced. Elements as of <c>CircuitPart</c>.
    /// </summary>
    /// <param name="sketch">The picture.</param>
    /// <param name="x1">First end, x.</param>
    /// <param name="y1">First end, y.</param>
    /// <param name="x2">Second end, x.</param>
    /// <param name="y2">Second end, y.</param>
    /// <param name="parts">Each as kind, name and label, such as <c>resistor R1 4 Ω</c>, <c>lamp L1</c> or <c>switch S1 open</c>; none for a plain wire.</param>
    /// <param name="branch">Name of the branch in the inventory.</param>
    [Primitive]
    public static Element[] SeriesBranch(Sketch sketch, double x1, double y1, double x2, double y2, string[] parts, string branch = "")
    {
        var (a, b) = (new Point(x1, y1), new Point(x2, y2));
        if (parts.Length == 0)
        {
            return [Wire(sketch, [a, b])];
        }

        return [.. parts.Select((part, i) =>
        {
            var words = part.Split(' ', 3, StringSplitOptions.RemoveEmptyEntries);
            if (words.Length == 0)
            {
                throw new FigureException("A part of a branch is empty.", "Write kind, name and label, as in \"resistor R1 4 Ω\".");
            }

            var (from, to) = (a.Towards(b, (double)i / parts.Length), a.Towards(b, (i + 1.0) / parts.Length));
            return CircuitPart(sketch, words[0], words.Length > 1 ? words[1] : "", from.X, from.Y, to.X, to.Y, words.Length > 2 ? words[2] : "", branch);
        })];
    }

    /// <summary>
    /// Draws branches side by side between two junctions, which are marked by dots. Elements as of <c>CircuitPart</c>, their <c>branch</c>
    /// counted from 1 in the order given; <c>wire</c> for the rails; <c>junction</c> for both ends.
    /// </summary>
    /// <param name="sketch">The picture.</param>
    /// <param name="x1">First junction, x.</param>
    /// <param name="y1">First junction, y.</param>
    /// <param name="x2">Second junction, x.</param>
    /// <param name="y2">Second junction, y.</param>
    /// <param name="branches">The parts of each branch, 2 to 5 branches, as of <c>SeriesBranch</c>; the first to the left of the way from the first junction to the second.</param>
    /// <param name="gap">Pixels between branches.</param>
    [Primitive]
    public static Element[] ParallelBranches(Sketch sketch, double x1, double y1, double x2, double y2, string[][] branches, double gap = 66)
    {
        if (branches.Length is < 2 or > 5)
        {
            throw new FigureException($"{branches.Length} parallel branches are out of range.", "Use 2 to 5.");
        }

        Essentials.RequirePositive(gap, "gap");
        var (a, b) = (new Point(x1, y1), new Point(x2, y2));
        var left = (b - a).Unit.Normal * -gap;
        var outer = left * ((branches.Length - 1) / 2.0);
        foreach (var end in new[] { a, b })
        {
            Wire(sketch, [end + outer, end - outer]);
            Junction(sketch, end.X, end.Y);
        }

        var parts = new List<Element>();
        for (var i = 0; i < branches.Length; i++)
        {
            var (from, to) = (a + outer - (left * i), b + outer - (left * i));
            parts.AddRange(SeriesBranch(sketch, from.X, from.Y, to.X, to.Y, branches[i], $"{i + 1}"));
        }

        return [.. parts];
    }

    private static (string, ElementValue)[] Facts(string label, string branch, bool isSwitch)
    {
        (string, ElementValue)[] facts = [("branch", branch)];
        if (isSwitch)
        {
            return [.. facts, ("closed", string.Equals(label, "closed", StringComparison.Ordinal))];
        }

        var value = Connectors.ValueOf(label);
        return value.IsNumber ? [.. facts, ("value", value)] : facts;
    }
}
