using System.Runtime.InteropServices;

namespace Flywheel.Synthesis.Figures.Language;

/// <summary>Making arrays.</summary>
internal static class Arrays
{
    /// <summary>A new array of these items, counted.</summary>
    public static Value[] Copy(Machine machine, ReadOnlySpan<Value> items)
    {
        var copy = machine.NewArray(items.Length);
        items.CopyTo(copy);
        return copy;
    }

    /// <inheritdoc cref="Copy(Machine, ReadOnlySpan{Value})" />
    public static Value[] Copy(Machine machine, List<Value> items) => Copy(machine, CollectionsMarshal.AsSpan(items));

    /// <summary>The items as an array of one type: the one given, or the one that they share; among doubles, ints become doubles.</summary>
    /// <exception cref="FigureException">They share none.</exception>
    public static Value Unify(Machine machine, Value[] items, TypeSpec? type)
    {
        if (type is not null)
        {
            return new TypeSpec(ValueKind.Array, type).Convert(Value.Of(items), machine, "the array");
        }

        var (doubles, numbers) = (0, 0);
        for (var i = 0; i < items.Length; i++)
        {
            numbers += items[i].IsNumber ? 1 : 0;
            doubles += items[i].Kind == ValueKind.Double ? 1 : 0;
            if (items[i].Kind == ValueKind.Nothing)
            {
                throw new FigureException($"Item {i} is nothing: the call returns no value.", kind: FigureErrorKind.Type);
            }

            if (items[i].Kind != items[0].Kind && !(items[i].IsNumber && items[0].IsNumber))
            {
                throw new FigureException($"Item {i} is {Words.A(items[i].Kind)}, but item 0 is {Words.A(items[0].Kind)}.", "Write numbers as text, \"3\", or make two arrays.", FigureErrorKind.Type);
            }
        }

        if (doubles > 0 && doubles < numbers)
        {
            for (var i = 0; i < items.Length; i++)
            {
                items[i] = Value.Of(items[i].Number);
            }
        }

        return Value.Of(items);
    }
}
