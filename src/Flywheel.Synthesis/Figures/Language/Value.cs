using System.Globalization;
using Flywheel.Synthesis.Figures.Geometry;
using Flywheel.Synthesis.Figures.Scenes;

namespace Flywheel.Synthesis.Figures.Language;

/// <summary>A value of a running program. Arrays are shared by reference, as in C#; everything else is immutable.</summary>
internal readonly struct Value
{
    private readonly double _y;
    private readonly object? _reference;

    private Value(ValueKind kind, double number, double y, object? reference)
    {
        Kind = kind;
        Number = number;
        _y = y;
        _reference = reference;
    }

    public ValueKind Kind { get; }

    /// <summary>The number of an int or double; 1 or 0 of a bool.</summary>
    public double Number { get; }

    public bool IsNumber => Kind is ValueKind.Int or ValueKind.Double;

    public bool IsTrue => Number != 0;

    public int AsInt => (int)Number;

    public string AsText => (string)_reference!;

    public Point AsPoint => new(Number, _y);

    public Element AsElement => (Element)_reference!;

    public Value[] AsArray => (Value[])_reference!;

    public Closure AsFunction => (Closure)_reference!;

    public Box AsBox => (Box)_reference!;

    /// <summary>The shared cell, where a slot holds one instead of a value.</summary>
    public Cell AsCell => (Cell)_reference!;

    public static Value Of(int number) => new(ValueKind.Int, number, 0, null);

    public static Value Of(double number) => new(ValueKind.Double, number, 0, null);

    public static Value Of(bool flag) => new(ValueKind.Bool, flag ? 1 : 0, 0, null);

    public static Value Of(string text) => new(ValueKind.Text, 0, 0, text);

    public static Value Of(Point point) => new(ValueKind.Point, point.X, point.Y, null);

    public static Value Of(Element element) => new(ValueKind.Element, 0, 0, element);

    public static Value Of(Value[] items) => new(ValueKind.Array, 0, 0, items);

    public static Value Of(Closure function) => new(ValueKind.Function, 0, 0, function);

    public static Value Of(Box box) => new(ValueKind.Box, 0, 0, box);

    public static Value Of(Cell cell) => new(ValueKind.Nothing, 0, 0, cell);

    /// <summary>The value as interpolation and concatenation write it; as C# would, with the invariant culture.</summary>
    public string Write() => Kind switch
    {
        ValueKind.Int => ((int)Number).ToString(CultureInfo.InvariantCulture),
        ValueKind.Double => Number.ToString(CultureInfo.InvariantCulture),
        ValueKind.Bool => IsTrue ? "True" : "False",
        ValueKind.Text => AsText,
        ValueKind.Point => $"({Number:0.###}, {_y:0.###})",
        _ => throw new FigureException($"{Words.Capital(Words.A(Kind))} cannot be written as text.", kind: FigureErrorKind.Type),
    };

    /// <summary>Whether two values of the same kind, or two numbers, are equal.</summary>
    public static bool AreEqual(in Value a, in Value b) => a.Kind switch
    {
        ValueKind.Text => b.Kind == ValueKind.Text && string.Equals(a.AsText, b.AsText, StringComparison.Ordinal),
        ValueKind.Element => b.Kind == ValueKind.Element && a.AsElement.Index == b.AsElement.Index,
        ValueKind.Array or ValueKind.Function => ReferenceEquals(a._reference, b._reference),
        ValueKind.Point => b.Kind == ValueKind.Point && a.AsPoint == b.AsPoint,
        ValueKind.Box => b.Kind == ValueKind.Box && a.AsBox == b.AsBox,
        ValueKind.Bool => b.Kind == ValueKind.Bool && a.Number == b.Number,
        _ => a.IsNumber && b.IsNumber && a.Number == b.Number,
    };

    /// <summary>A hash that agrees with <see cref="AreEqual"/>.</summary>
    public int Hash() => Kind switch
    {
        ValueKind.Text => AsText.GetHashCode(StringComparison.Ordinal),
        ValueKind.Element => AsElement.Index,
        ValueKind.Array or ValueKind.Function => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(_reference),
        ValueKind.Box => AsBox.GetHashCode(),
        _ => HashCode.Combine(Number == 0 ? 0 : Number, _y),
    };
}
