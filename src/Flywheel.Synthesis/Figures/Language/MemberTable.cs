using System.Collections.Frozen;
using Flywheel.Synthesis.Figures.Geometry;
using Flywheel.Synthesis.Figures.Scenes;

namespace Flywheel.Synthesis.Figures.Language;

/// <summary>The members that are read without a call.</summary>
internal static class MemberTable
{
    private static readonly FrozenDictionary<ValueKind, string[]> ByKind = new Dictionary<ValueKind, string[]>
    {
        [ValueKind.Array] = ["Length"],
        [ValueKind.Text] = ["Length"],
        [ValueKind.Point] = ["X", "Y", "Length", "Direction", "Unit", "Normal"],
        [ValueKind.Element] = ["Name", "Text", "Kind", "X", "Y", "Position", "Points", "Value", "Number", "Index", "Step", "Bounds"],
        [ValueKind.Box] = ["Left", "Top", "Right", "Bottom", "Width", "Height", "Center"],
    }.ToFrozenDictionary();

    /// <summary>Every name.</summary>
    public static FrozenSet<string> Names { get; } = ByKind.Values.SelectMany(n => n).ToFrozenSet(StringComparer.Ordinal);

    /// <summary>The names that a kind has.</summary>
    public static IReadOnlyList<string> NamesOf(ValueKind kind) => ByKind.GetValueOrDefault(kind) ?? [];

    /// <summary>The member of a value.</summary>
    public static Value Read(Machine machine, in Value self, string name) => self.Kind switch
    {
        ValueKind.Array when name == "Length" => Value.Of(self.AsArray.Length),
        ValueKind.Text when name == "Length" => Value.Of(self.AsText.Length),
        ValueKind.Point => Read(self.AsPoint, name) ?? throw Missing(self.Kind, name),
        ValueKind.Element => Read(machine, self.AsElement, name) ?? throw Missing(self.Kind, name),
        ValueKind.Box => Read(self.AsBox, name) ?? throw Missing(self.Kind, name),
        _ => throw Missing(self.Kind, name),
    };

    private static FigureException Missing(ValueKind kind, string name)
    {
        var suggestion = Spelling.Suggest(name, NamesOf(kind)) ?? (NamesOf(kind).Count > 0 ? $"It has {string.Join(", ", NamesOf(kind))}." : null);
        return new FigureException($"{Words.Capital(Words.A(kind))} has no {name}.", suggestion, FigureErrorKind.Type);
    }

    private static Value? Read(Point point, string name) => name switch
    {
        "X" => Value.Of(point.X),
        "Y" => Value.Of(point.Y),
        "Length" => Value.Of(point.Length),
        "Direction" => Value.Of(point.Direction),
        "Unit" => Value.Of(point.Unit),
        "Normal" => Value.Of(point.Normal),
        _ => null,
    };

    private static Value? Read(Machine machine, Element element, string name) => name switch
    {
        // Kind, index and step say which element it is, not what it shows.
        "Kind" => Value.Of(element.Kind),
        "Index" => Value.Of(element.Index),
        "Step" => Value.Of(element.Step),
        "Name" => Value.Of(ElementMembers.Read(machine, element).Name),
        "Text" => Value.Of(ElementMembers.Read(machine, element).Text),
        "X" => Value.Of(Position(machine, element).X),
        "Y" => Value.Of(Position(machine, element).Y),
        "Position" => Value.Of(Position(machine, element)),
        "Points" => Points(machine, ElementMembers.Read(machine, element)),
        "Value" => Value.Of(ElementMembers.Number(machine, element)),
        "Number" => Value.Of(ElementMembers.VisibleNumber(machine, element)),
        "Bounds" => Value.Of(Bounds(machine, element)),
        _ => null,
    };

    private static Value? Read(Box box, string name) => name switch
    {
        "Left" => Value.Of(box.Left),
        "Top" => Value.Of(box.Top),
        "Right" => Value.Of(box.Right),
        "Bottom" => Value.Of(box.Bottom),
        "Width" => Value.Of(box.Width),
        "Height" => Value.Of(box.Height),
        "Center" => Value.Of(box.Center),
        _ => null,
    };

    private static Point Position(Machine machine, Element element) =>
        ElementMembers.Read(machine, element) is { Points.Length: 0 } ? Bounds(machine, element).Center : element.Position;

    private static Box Bounds(Machine machine, Element element) => ElementMembers.Read(machine, element).Bounds is { IsEmpty: false } bounds
        ? bounds
        : throw new FigureException(
            machine.Reader is null ? "Bounds are known only when the picture is complete." : $"The {element.Kind} is invisible: it has no bounds.",
            machine.Reader is null ? "Compute with the numbers that you drew it with." : null);

    private static Value Points(Machine machine, Element element)
    {
        var points = machine.NewArray(element.Points.Length);
        for (var i = 0; i < points.Length; i++)
        {
            points[i] = Value.Of(element.Points[i]);
        }

        return Value.Of(points);
    }
}
