using Flywheel.Synthesis.Figures.Drawing;
using Flywheel.Synthesis.Figures.Geometry;
using Flywheel.Synthesis.Figures.Scenes;

namespace Flywheel.Synthesis.Figures.Vocabulary;

/// <summary>
/// Lays out the circuit of a formula: every reference to an input has a row of its own, tapped from the input's vertical line; a gate stands
/// in the column of its height, at the middle of what it reads.
/// </summary>
internal sealed class LogicDiagramLayout(Sketch sketch, Box area, bool labels)
{
    private const double Bus = 28;
    private const double LeastRow = 26;
    private const double LeastColumn = 86;
    private readonly List<Element> _elements = [];
    private readonly Dictionary<string, double> _buses = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<double>> _taps = new(StringComparer.Ordinal);
    private double _top;
    private double _row;
    private double _firstColumn;
    private double _column;
    private int _rows;
    private int _gates;

    /// <summary>Draws inputs, gates, wires and the output.</summary>
    /// <exception cref="FigureException">An input is missing or the area too small.</exception>
    public Element[] Draw(string output, LogicFormula formula, string[] inputs)
    {
        var root = formula.Root;
        if (inputs.Length is < 1 or > 6)
        {
            throw new FigureException($"{inputs.Length} inputs are out of range.", "Use 1 to 6.");
        }

        _top = area.Top + 44;
        _row = Math.Min(52, (area.Bottom - 14 - _top) / Math.Max(1, root.Leaves));
        _firstColumn = area.Left + 12 + (Bus * inputs.Length) + 20;
        _column = Math.Min(128, (area.Right - 56 - _firstColumn) / Math.Max(1, root.Height));
        if (_row < LeastRow || _column < LeastColumn)
        {
            var (width, height) = (_firstColumn - area.Left + (LeastColumn * root.Height) + 56, _top - area.Top + (LeastRow * root.Leaves) + 14);
            throw new FigureException($"The circuit does not fit {area.Width:0} x {area.Height:0} pixels.", $"Give it at least {width:0} x {height:0}, or shorten the formula.");
        }

        DrawInputs(inputs);
        var (name, port) = Place(root);
        var end = new Point(Math.Min(area.Right - 30, port.X + 34), port.Y);
        _elements.Add(LogicCircuits.LogicOutput(sketch, output, end.X, end.Y));
        _elements.Add(LogicCircuits.Connect(sketch, name, output, 0, [port, end - new Point(3.6, 0)], null));
        DrawBuses();
        return [.. _elements];
    }

    private void DrawInputs(string[] inputs)
    {
        for (var i = 0; i < inputs.Length; i++)
        {
            var parts = inputs[i].Split('=', StringSplitOptions.TrimEntries);
            var (name, value) = (parts[0], parts.Length > 1 ? parts[1] : "");
            Connectors.RequireNew(sketch, "logic-input", name);
            var at = new Point(area.Left + 12 + (Bus * i), area.Top + (value.Length > 0 ? 38 : 22));
            (_buses[name], _taps[name]) = (at.X, []);
            _elements.Add(sketch.Add("logic-input", name, [at], value.Length > 0 ? $"{name} = {value}" : name, LogicCircuits.Fact(value)));
            LogicCircuits.Terminal(sketch, at);
            sketch.Text(name, new Point(at.X, area.Top + 6), sketch.Style(16, FontFace.SansBold));
            sketch.Text(value, new Point(at.X, area.Top + 24), sketch.Style(15, FontFace.Mono, "blue"));
        }
    }

    /// <summary>Draws a subtree; returns the name of what it is and where its signal comes out.</summary>
    private (string Name, Point Port) Place(LogicFormula.Node node)
    {
        if (node.Operands.IsEmpty)
        {
            if (!_buses.TryGetValue(node.Input, out var bus))
            {
                throw new FigureException($"The formula reads \"{node.Input}\", which is no input.", $"Inputs are {string.Join(", ", _buses.Keys)}.");
            }

            return (node.Input, new Point(bus, _top + ((_rows++ + 0.5) * _row)));
        }

        var sources = node.Operands.Select(Place).ToArray();
        var y = (sources[0].Port.Y + sources[^1].Port.Y) / 2;
        var x = _firstColumn + ((node.Height - 0.5) * _column);
        var name = $"G{++_gates}";
        _elements.Add(LogicCircuits.Gate(sketch, node.Type, name, Math.Round(x), Math.Round(y), Math.Max(2, sources.Length), labels ? node.Type : ""));
        for (var i = 0; i < sources.Length; i++)
        {
            Wire(sources[i], name, i, sources.Length);
        }

        var gate = Connectors.Require(sketch, "gate", name);
        return (name, gate.Points[1]);
    }

    private void Wire((string Name, Point Port) source, string gate, int pin, int pins)
    {
        var end = LogicCircuits.Target(sketch, gate, pin);
        var tap = _taps.TryGetValue(source.Name, out var taps);

        // Wires to the outer pins turn further from the gate than those to the inner ones, so that they do not cross.
        var turn = end.X - 5 - (Math.Abs(pin - ((pins - 1) / 2.0)) < 0.6 && pins > 2 ? 0 : 7);
        Point[] corners = Math.Abs(source.Port.Y - end.Y) < 0.5
            ? [source.Port, end]
            : [source.Port, new(turn, source.Port.Y), new(turn, end.Y), end];
        if (tap)
        {
            taps!.Add(source.Port.Y);
        }

        _elements.Add(LogicCircuits.Connect(sketch, source.Name, gate, pin, corners, null));
    }

    /// <summary>The vertical lines of the inputs end at their last taps; all earlier ones carry a dot.</summary>
    private void DrawBuses()
    {
        foreach (var (name, x) in _buses)
        {
            var taps = _taps[name];
            if (taps.Count == 0)
            {
                continue;
            }

            var from = Connectors.Require(sketch, "logic-input", name).Position;
            sketch.Add("logic-bus", name, [from, new(x, taps.Max())], "");
            sketch.Stroke(PathGeometry.Line(from + new Point(0, 3.6), new(x, taps.Max())), sketch.Pen(width: 1.8));
            foreach (var y in taps.Where(t => t < taps.Max()))
            {
                sketch.Fill(PathGeometry.Circle(new(x, y), 3.6), sketch.Ink);
            }
        }
    }
}
