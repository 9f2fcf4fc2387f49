namespace Flywheel.Synthesis.Figures.Language;

/// <summary>A type that a program or a primitive declares.</summary>
/// <param name="Kind">What values are; <see cref="ValueKind.Nothing"/> is <c>void</c>.</param>
/// <param name="Item">The type of an array's items.</param>
internal sealed record TypeSpec(ValueKind Kind, TypeSpec? Item = null)
{
    /// <summary>How C# writes it.</summary>
    public override string ToString() => Kind switch
    {
        ValueKind.Nothing => "void",
        ValueKind.Int => "int",
        ValueKind.Double => "double",
        ValueKind.Bool => "bool",
        ValueKind.Text => "string",
        ValueKind.Point => "Point",
        ValueKind.Element => "Element",
        ValueKind.Array => $"{Item}[]",
        ValueKind.Function => "function",
        _ => "Box",
    };

    /// <summary>The value as this type: an int becomes a double, a double without fraction an int, arrays item by item.</summary>
    /// <exception cref="FigureException">The value is of another type.</exception>
    public Value Convert(in Value value, Machine machine, string what)
    {
        switch (Kind)
        {
            case ValueKind.Double when value.Kind == ValueKind.Int:
                return Value.Of(value.Number);
            case ValueKind.Int when value.Kind == ValueKind.Double && IsWhole(value.Number):
                return Value.Of((int)value.Number);
            case ValueKind.Int when value.Kind == ValueKind.Double:
                throw new FigureException($"{Words.Clip(what)} must be an int, not {value.Number:0.######}.", "Round it with (int)Math.Round(...), or declare a double.", FigureErrorKind.Type);
            case ValueKind.Array when value.Kind == ValueKind.Array:
                return ConvertItems(value, machine, what);
            case var kind when kind == value.Kind:
                return value;
            default:
                throw new FigureException($"{Words.Clip(what)} must be {this.WithArticle()}, not {Words.A(value.Kind)}.", kind: FigureErrorKind.Type);
        }
    }

    /// <summary>"an int", "a double[]".</summary>
    public string WithArticle() => Kind switch
    {
        ValueKind.Int or ValueKind.Element => $"an {this}",
        ValueKind.Array => $"{(Item!.ToString()[0] is 'i' or 'E' ? "an" : "a")} {this}",
        _ => Words.A(Kind),
    };

    /// <summary>Whether a double stands for an int.</summary>
    public static bool IsWhole(double number) => Math.Floor(number) == number && Math.Abs(number) <= int.MaxValue;

    private Value ConvertItems(in Value value, Machine machine, string what)
    {
        var items = value.AsArray;
        machine.Work(items.Length);
        for (var i = 0; i < items.Length; i++)
        {
            if (items[i].Kind != Item!.Kind || Item.Kind == ValueKind.Array)
            {
                return ConvertFrom(i, items, machine, what);
            }
        }

        return value;
    }

    private Value ConvertFrom(int start, Value[] items, Machine machine, string what)
    {
        var converted = machine.NewArray(items.Length);
        Array.Copy(items, converted, start);
        for (var i = start; i < items.Length; i++)
        {
            converted[i] = Item!.Convert(items[i], machine, $"Item {i} of {what}");
        }

        return Value.Of(converted);
    }
}
