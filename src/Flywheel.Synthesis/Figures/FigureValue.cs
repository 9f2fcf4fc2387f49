using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;
using Flywheel.Synthesis.Figures.Geometry;
using Flywheel.Synthesis.Figures.Scenes;

namespace Flywheel.Synthesis.Figures;

/// <summary>What answer code computed.</summary>
public sealed record FigureValue
{
    private readonly string? _text;

    private FigureValue(FigureValueKind kind, double number = 0, string? text = null, Point point = default, Element? element = null, ImmutableArray<FigureValue> items = default)
    {
        Kind = kind;
        Number = number;
        _text = text;
        Point = point;
        Element = element;
        Items = items.IsDefault ? [] : items;
    }

    /// <summary>What it is.</summary>
    public FigureValueKind Kind { get; }

    /// <summary>The number, possibly infinite or not a number; 1 or 0 for a flag; 0 for anything else.</summary>
    public double Number { get; }

    /// <summary>The flag; false for anything else.</summary>
    public bool Flag => Kind == FigureValueKind.Flag && Number != 0;

    /// <summary>The point, or an element's position; the origin for anything else.</summary>
    public Point Point { get; }

    /// <summary>The element; null for anything else.</summary>
    public Element? Element { get; }

    /// <summary>The items of an array; empty for anything else.</summary>
    public ImmutableArray<FigureValue> Items { get; }

    /// <summary>The text, or the value as text: numbers with at most six decimals, an element by its name, items separated by commas.</summary>
    public string Text => _text ?? Kind switch
    {
        FigureValueKind.Number => Number.ToString("0.######", CultureInfo.InvariantCulture),
        FigureValueKind.Flag => Flag ? "true" : "false",
        FigureValueKind.Point => $"({Point.X:0.######}, {Point.Y:0.######})",
        FigureValueKind.Element => Element!.Name.Length > 0 ? Element.Name : Element.Kind,
        _ => string.Join(", ", Items.Select(i => i.Text)),
    };

    /// <summary>Makes a number.</summary>
    public static FigureValue Of(double number) => new(FigureValueKind.Number, number);

    /// <summary>Makes a text.</summary>
    public static FigureValue Of(string text) => new(FigureValueKind.Text, text: text);

    /// <summary>Makes a flag.</summary>
    public static FigureValue Of(bool flag) => new(FigureValueKind.Flag, flag ? 1 : 0);

    /// <summary>Makes a point.</summary>
    public static FigureValue Of(Point point) => new(FigureValueKind.Point, point: point);

    /// <summary>Makes an element.</summary>
    public static FigureValue Of(Element element) => new(FigureValueKind.Element, point: element.Position, element: element);

    /// <summary>Makes an array.</summary>
    public static FigureValue Of(ImmutableArray<FigureValue> items) => new(FigureValueKind.Array, items: items);

    /// <summary>
    /// The value as JSON: numbers, strings, booleans and arrays as themselves (a number that is not finite as a string), a point as
    /// <c>{"x", "y"}</c>, an element as <c>{"element", "kind", "name"}</c> with its index.
    /// </summary>
    public JsonNode ToJson() => Kind switch
    {
        FigureValueKind.Number when double.IsFinite(Number) => JsonValue.Create(Number),
        FigureValueKind.Flag => JsonValue.Create(Flag),
        FigureValueKind.Point => new JsonObject { ["x"] = Point.X, ["y"] = Point.Y },
        FigureValueKind.Element => new JsonObject { ["element"] = Element!.Index, ["kind"] = Element.Kind, ["name"] = Element.Name },
        FigureValueKind.Array => new JsonArray([.. Items.Select(i => i.ToJson())]),
        _ => JsonValue.Create(Text),
    };

    /// <inheritdoc />
    public bool Equals(FigureValue? other) =>
        other is not null && Kind == other.Kind && Number.Equals(other.Number) && Point == other.Point
        && string.Equals(_text, other._text, StringComparison.Ordinal) && Element?.Index == other.Element?.Index && Items.SequenceEqual(other.Items);

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(Kind, Number, _text, Point, Items.Length);

    /// <summary><see cref="Text"/>.</summary>
    public override string ToString() => Text;
}
