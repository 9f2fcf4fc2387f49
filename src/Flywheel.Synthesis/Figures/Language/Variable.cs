namespace Flywheel.Synthesis.Figures.Language;

/// <summary>A name of the program, resolved to a slot of its function's frame.</summary>
internal sealed class Variable(string name, int slot, TypeSpec? type)
{
    public string Name { get; } = name;

    public int Slot { get; } = slot;

    /// <summary>The declared type; null for <c>var</c>.</summary>
    public TypeSpec? Type { get; } = type;

    /// <summary>Set while lowering when an inner function uses the variable: its slot then holds a <see cref="Cell"/>.</summary>
    public bool IsCaptured { get; set; }

    /// <summary>Whether assignments are refused: a constant, a loop's item or a function.</summary>
    public bool IsReadOnly { get; init; }

    /// <summary>Whether it is known to hold a double; decides what a mixed conditional yields.</summary>
    public bool IsDouble { get; set; } = type?.Kind == ValueKind.Double;

    /// <summary>The parameters, where the name is that of a local function.</summary>
    public FunctionHeader? Function { get; init; }

    public Value Read(Frame frame)
    {
        ref readonly var slot = ref frame.Slots[Slot];
        var value = IsCaptured ? slot.AsCell.Content : slot;
        return value.Kind != ValueKind.Nothing
            ? value
            : throw new FigureException($"{Words.Clip(Name)} is used before it has a value.", kind: FigureErrorKind.Name);
    }

    /// <summary>Gives the variable its first value.</summary>
    /// <returns>The value as stored.</returns>
    public Value Declare(Frame frame, in Value value)
    {
        if (value.Kind == ValueKind.Nothing)
        {
            throw new FigureException($"{Words.Clip(Name)} would get nothing: the call returns no value.", kind: FigureErrorKind.Type);
        }

        var stored = Type is null ? value : Type.Convert(value, frame.Machine, Name);
        Store(frame, stored);
        return stored;
    }

    /// <summary>Replaces the value; its kind must stay, save that an int may become a double. A double stays one.</summary>
    /// <returns>The value as stored.</returns>
    public Value Assign(Frame frame, in Value value)
    {
        var old = IsCaptured ? frame.Slots[Slot].AsCell.Content.Kind : frame.Slots[Slot].Kind;
        if (Type is not null || old == ValueKind.Nothing || old == value.Kind || value.Kind == ValueKind.Nothing)
        {
            return Declare(frame, value);
        }

        if (!value.IsNumber || old is not (ValueKind.Int or ValueKind.Double))
        {
            throw new FigureException($"{Words.Clip(Name)} holds {Words.A(old)} and cannot become {Words.A(value.Kind)}.", "Declare another variable.", FigureErrorKind.Type);
        }

        var number = Value.Of(value.Number);
        Store(frame, number);
        return number;
    }

    /// <summary>Makes the slot ready for a fresh variable, as each pass through its block does.</summary>
    public void Renew(Frame frame) => frame.Slots[Slot] = Value.Of(new Cell());

    private void Store(Frame frame, in Value value)
    {
        if (IsCaptured)
        {
            frame.Slots[Slot].AsCell.Content = value;
        }
        else
        {
            frame.Slots[Slot] = value;
        }
    }
}
