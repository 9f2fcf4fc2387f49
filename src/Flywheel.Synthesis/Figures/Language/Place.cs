namespace Flywheel.Synthesis.Figures.Language;

/// <summary>What an assignment writes to: a variable, or an item of an array.</summary>
/// <param name="Variable">The variable; null for an item.</param>
/// <param name="Array">The array.</param>
/// <param name="Index">Turns the array's length into the item's index.</param>
/// <param name="Position">Where it stands in the source.</param>
internal sealed record Place(Variable? Variable, Expression Array, IndexExpression Index, int Position)
{
    /// <summary>Computes array and index once, before the right side is computed.</summary>
    public Target Find(Frame frame)
    {
        if (Variable is not null)
        {
            return new Target(Variable, [], 0, Position);
        }

        var array = Array.Run(frame);
        frame.Machine.Step(Index.Position);
        return array.Kind == ValueKind.Array
            ? new Target(null, array.AsArray, Index.Find(frame, array.AsArray.Length), Index.Position)
            : throw new FigureException($"Only items of arrays can be assigned to, not those of {Words.A(array.Kind)}.", kind: FigureErrorKind.Type);
    }

    /// <summary>A place found.</summary>
    internal readonly record struct Target(Variable? Variable, Value[] Items, int Index, int Position)
    {
        public Value Read(Frame frame)
        {
            frame.Machine.Position = Position;
            return Variable is null ? Items[Index] : Variable.Read(frame);
        }

        /// <summary>Stores a value of the kind that the place holds.</summary>
        /// <returns>What was stored.</returns>
        public Value Write(Frame frame, in Value value)
        {
            if (Variable is not null)
            {
                return Variable.Assign(frame, value);
            }

            ref var item = ref Items[Index];
            if (item.Kind != value.Kind && !(item.IsNumber && value.IsNumber))
            {
                throw new FigureException($"The array holds {Words.A(item.Kind)} there, which cannot become {Words.A(value.Kind)}.", kind: FigureErrorKind.Type);
            }

            return item = item.Kind == ValueKind.Double ? Value.Of(value.Number) : value;
        }
    }
}
