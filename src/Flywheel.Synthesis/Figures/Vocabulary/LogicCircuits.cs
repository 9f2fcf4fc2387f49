using Flywheel.Synthesis.Figures.Drawing;
using Flywheel.Synthesis.Figures.Geometry;
using Flywheel.Synthesis.Figures.Scenes;

namespace Flywheel.Synthesis.Figures.Vocabulary;

/// <summary>Logic circuits: gates in their classic shapes, inputs, outputs and wires that run at right angles.</summary>
[Vocabulary("Logic circuits", "logic-circuit")]
internal static class LogicCircuits
{
    private const double HalfWidth = 25;
    private const double HalfHeight = 19;
    private const double Lead = 9;
    private const double Bubble = 4.2;

    /// <summary>
    /// Draws a gate that faces right. Element <c>gate</c>, points: its centre, its output and its inputs from the top; text: its label;
    /// values <c>type</c> (AND, OR, XOR, NAND, NOR, XNOR, NOT, BUFFER) and <c>inputs</c>.
    /// </summary>
    /// <param name="sketch">The picture.</param>
    /// <param name="type">AND, OR, XOR, NAND, NOR, XNOR, NOT or BUFFER.</param>
    /// <param name="name">How wires refer to it.</param>
    /// <param name="x">Centre, x.</param>
    /// <param name="y">Centre, y.</param>
    /// <param name="inputs">Number of inputs, 2 to 4; NOT and BUFFER have one.</param>
    /// <param name="label">Text below it; empty for none.</param>
    /// <param name="fill">Colour of the inside.</param>
    [Primitive]
    public static Element Gate(Sketch sketch, string type, string name, double x, double y, int inputs = 2, string label = "", string fill = "shade")
    {
        RequireSource(sketch, name);
        var shape = type switch
        {
            "AND" or "NAND" => 'D',
            "OR" or "NOR" or "XOR" or "XNOR" => ')',
            "NOT" or "BUFFER" => '>',
            _ => throw new FigureException($"There is no gate \"{type}\".", "Gates are AND, OR, XOR, NAND, NOR, XNOR, NOT and BUFFER."),
        };
        var count = shape == '>' ? 1 : inputs;
        if (shape != '>' && inputs is < 2 or > 4)
        {
            throw new FigureException($"A gate with {inputs} inputs is out of range.", "Use 2 to 4.");
        }

        var center = new Point(x, y);
        var bubble = type is "NAND" or "NOR" or "XNOR" or "NOT";
        var pins = Enumerable.Range(0, count).Select(i => center + new Point(-HalfWidth - Lead, PinOffset(i, count))).ToArray();
        var output = center + new Point(HalfWidth + Lead, 0);
        var element = sketch.Add("gate", name, [center, output, .. pins], label, ("type", type), ("inputs", count));
        var pen = sketch.Pen(width: 1.8);
        foreach (var pin in pins)
        {
            sketch.Stroke(PathGeometry.Line(pin, pin + new Point(Lead + (type is "XOR" or "XNOR" ? -3 : 5), 0)), pen);
        }

        sketch.Stroke(PathGeometry.Line(output - new Point(Lead + 6, 0), output), pen);
        DrawBody(sketch, shape, center, bubble, fill);
        if (type is "XOR" or "XNOR")
        {
            sketch.Stroke(new PathBuilder().MoveTo(center + new Point(-HalfWidth - 6, HalfHeight)).QuadTo(center + new Point(-HalfWidth + 6, 0), center + new Point(-HalfWidth - 6, -HalfHeight)).Build(), pen);
        }

        if (label.Length > 0)
        {
            sketch.Text(label, center + new Point(0, HalfHeight + 10), sketch.Style(12, FontFace.Sans, "muted"));
        }

        return element;
    }

    /// <summary>
    /// Draws an input as a small open terminal with its name, and its value if given. Element <c>logic-input</c>, points: the terminal; text:
    /// as written; value <c>value</c> (0 or 1), if given.
    /// </summary>
    /// <param name="sketch">The picture.</param>
    /// <param name="name">Its name.</param>
    /// <param name="x">Terminal, x.</param>
    /// <param name="y">Terminal, y.</param>
    /// <param name="value">0 or 1; empty for none.</param>
    [Primitive]
    public static Element LogicInput(Sketch sketch, string name, double x, double y, string value = "")
    {
        RequireSource(sketch, name);
        var text = value.Length > 0 ? $"{name} = {value}" : name;
        var element = sketch.Add("logic-input", name, [new Point(x, y)], text, Fact(value));
        Terminal(sketch, new Point(x, y));
        sketch.TextBeside(text, new Point(x - 8, y), sketch.Style(16, FontFace.SansBold), -1, 0);
        return element;
    }

    /// <summary>Draws an output as a small open terminal with its name. Element <c>logic-output</c>, points: the terminal; text: its name.</summary>
    /// <param name="sketch">The picture.</param>
    /// <param name="name">Its name.</param>
    /// <param name="x">Terminal, x.</param>
    /// <param name="y">Terminal, y.</param>
    [Primitive]
    public static Element LogicOutput(Sketch sketch, string name, double x, double y)
    {
        Connectors.RequireNew(sketch, "logic-output", name);
        var element = sketch.Add("logic-output", name, [new Point(x, y)], name);
        Terminal(sketch, new Point(x, y));
        sketch.TextBeside(name, new Point(x + 8, y), sketch.Style(16, FontFace.SansBold), 1, 0);
        return element;
    }

    /// <summary>
    /// Joins an input or a gate's output to a gate's input or to an output, at right angles; a dot marks where it branches off an earlier
    /// wire from the same source. Element <c>logic-wire</c>, points: its corners; values <c>from</c>, <c>to</c> and <c>pin</c>.
    /// </summary>
    /// <param name="sketch">The picture.</param>
    /// <param name="from">Name of the input or gate that it comes from.</param>
    /// <param name="to">Name of the gate or output that it goes to.</param>
    /// <param name="pin">Which input of the gate, from 0 at the top.</param>
    /// <param name="via">Where it runs vertically, x; 0 for halfway.</param>
    [Primitive]
    public static Element LogicWire(Sketch sketch, string from, string to, int pin = 0, double via = 0)
    {
        var source = Source(sketch, from);
        var start = string.Equals(source.Kind, "gate", StringComparison.Ordinal) ? source.Points[1] : source.Position;
        var end = Target(sketch, to, pin);
        var turn = via > 0 ? via : Math.Round((start.X + end.X) / 2);
        var straight = Math.Abs(start.Y - end.Y) < 0.5;
        Point[] corners = straight ? [start, end] : [start, new(turn, start.Y), new(turn, end.Y), end];
        double? branch = null;
        foreach (var other in sketch.Elements)
        {
            if (string.Equals(other.Kind, "logic-wire", StringComparison.Ordinal) && string.Equals(other.Find("from")!.Value.Text, from, StringComparison.Ordinal))
            {
                var (mine, theirs) = (corners[1].X, other.Points[1].X);
                branch = Math.Max(branch ?? double.NegativeInfinity, Math.Min(mine, theirs));
            }
        }

        return Connect(sketch, from, to, pin, corners, branch is { } b ? new Point(b, start.Y) : null);
    }

    /// <summary>
    /// Draws the circuit of a formula: inputs at the top with vertical lines down, gates in columns, the output on the right. Elements
    /// <c>logic-input</c>, <c>gate</c> (named G1, G2, ... from the inputs on), <c>logic-wire</c> and <c>logic-output</c> as of the single primitives.
    /// </summary>
    /// <param name="sketch">The picture.</param>
    /// <param name="output">Name of the output.</param>
    /// <param name="formula">Such as <c>(A AND B) OR NOT C</c>, fully bracketed except for NOT; operators AND, OR, XOR, NAND, NOR, XNOR, NOT.</param>
    /// <param name="inputs">Names of the inputs from the left, 1 to 6, with a value as in <c>A=1</c> or without.</param>
    /// <param name="x">Left of the area that it fills.</param>
    /// <param name="y">Top of the area.</param>
    /// <param name="width">Width of the area in pixels; 0 for the rest of the canvas.</param>
    /// <param name="height">Height of the area in pixels; 0 for the rest of the canvas.</param>
    /// <param name="labels">Whether each gate has its type written below.</param>
    [Primitive]
    public static Element[] LogicDiagram(Sketch sketch, string output, string formula, string[] inputs, double x = 24, double y = 24, double width = 0, double height = 0, bool labels = false)
    {
        var area = new Box(x, y, x + (width > 0 ? width : sketch.Width - x - 24), y + (height > 0 ? height : sketch.Height - y - 24));
        return new LogicDiagramLayout(sketch, area, labels).Draw(output, new LogicFormula(formula), inputs);
    }

    /// <summary>Adds a wire with the given corners.</summary>
    internal static Element Connect(Sketch sketch, string from, string to, int pin, Point[] corners, Point? junction)
    {
        var element = sketch.Add("logic-wire", $"{from}-{to}", corners, "", ("from", from), ("to", to), ("pin", pin));
        sketch.Stroke(PathGeometry.Polyline(corners), sketch.Pen(width: 1.8));
        if (junction is { } dot)
        {
            sketch.Fill(PathGeometry.Circle(dot, 3.6), sketch.Ink);
        }

        return element;
    }

    /// <summary>A value as a fact, if there is one.</summary>
    internal static (string, ElementValue)[] Fact(string value) => value switch
    {
        "" => [],
        "0" => [("value", 0)],
        "1" => [("value", 1)],
        _ => throw new FigureException($"An input cannot have the value \"{value}\".", "Use 0, 1 or nothing."),
    };

    /// <summary>Draws an open terminal.</summary>
    internal static void Terminal(Sketch sketch, Point at)
    {
        sketch.Fill(PathGeometry.Circle(at, 3.6), sketch.Color("paper"));
        sketch.Stroke(PathGeometry.Circle(at, 3.6), sketch.Pen(width: 1.6));
    }

    /// <summary>The position of a gate's input or of an output.</summary>
    internal static Point Target(Sketch sketch, string name, int pin)
    {
        var gate = sketch.Elements.FirstOrDefault(e => e.Kind is "gate" && string.Equals(e.Name, name, StringComparison.Ordinal));
        if (gate is null)
        {
            return Connectors.Require(sketch, "logic-output", name).Position;
        }

        if (pin < 0 || pin + 2 >= gate.Points.Length)
        {
            throw new FigureException($"Gate {name} has no input {pin}.", $"Its inputs are 0 to {gate.Points.Length - 3}.");
        }

        return gate.Points[pin + 2];
    }

    private static Element Source(Sketch sketch, string name) =>
        sketch.Elements.FirstOrDefault(e => e.Kind is "gate" && string.Equals(e.Name, name, StringComparison.Ordinal)) ?? Connectors.Require(sketch, "logic-input", name);

    private static void RequireSource(Sketch sketch, string name)
    {
        Connectors.RequireNew(sketch, "gate", name);
        Connectors.RequireNew(sketch, "logic-input", name);
    }

    private static double PinOffset(int index, int count) => count switch
    {
        1 => 0,
        2 => index == 0 ? -10 : 10,
        3 => (index - 1) * 12,
        _ => (index - 1.5) * 9,
    };

    private static void DrawBody(Sketch sketch, char shape, Point c, bool bubble, string fill)
    {
        var right = HalfWidth - (bubble ? 2 * Bubble : 0);
        Point At(double dx, double dy) => c + new Point(dx, dy);
        var path = new PathBuilder();
        switch (shape)
        {
            case 'D':
                path.MoveTo(At(-HalfWidth, -HalfHeight)).LineTo(At(right - 22, -HalfHeight)).ArcTo(At(right - 22, 0), 22, HalfHeight, 90, -180).LineTo(At(-HalfWidth, HalfHeight)).Close();
                break;
            case ')':
                path.MoveTo(At(-HalfWidth, -HalfHeight))
                    .CubicTo(At(0, -HalfHeight), At(right - 12, -13), At(right, 0))
                    .CubicTo(At(right - 12, 13), At(0, HalfHeight), At(-HalfWidth, HalfHeight))
                    .QuadTo(At(-HalfWidth + 12, 0), At(-HalfWidth, -HalfHeight)).Close();
                break;
            default:
                path.AddPolyline([At(-HalfWidth + 5, -16), At(right, 0), At(-HalfWidth + 5, 16)], close: true);
                break;
        }

        var body = path.Build();
        sketch.Fill(body, sketch.Color("paper"));
        Essentials.Outline(sketch, body, "ink", fill, 1, 2, dashed: false);
        if (bubble)
        {
            var at = At(right + Bubble, 0);
            sketch.Fill(PathGeometry.Circle(at, Bubble), sketch.Color("paper"));
            sketch.Stroke(PathGeometry.Circle(at, Bubble), sketch.Pen(width: 1.7));
        }
    }
}
