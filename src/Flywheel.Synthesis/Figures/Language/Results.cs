namespace Flywheel.Synthesis.Figures.Language;

/// <summary>Turns what answer code returns into what leaves the engine.</summary>
internal static class Results
{
    private const int DeepestArray = 16;

    /// <summary>The value; arrays are copied, and counted once more.</summary>
    /// <exception cref="FigureException">It is nothing, a function, broken text, or an array that is nested too deeply (or holds itself).</exception>
    public static FigureValue Of(in Value value, Machine machine) => Of(value, machine, 0);

    private static FigureValue Of(in Value value, Machine machine, int depth)
    {
        switch (value.Kind)
        {
            case ValueKind.Int or ValueKind.Double:
                return FigureValue.Of(value.Number);
            case ValueKind.Bool:
                return FigureValue.Of(value.IsTrue);
            case ValueKind.Text:
                return Identifiers.IsWellFormed(value.AsText) ? FigureValue.Of(value.AsText) : throw new FigureException("The answer contains half of a character.");
            case ValueKind.Point:
                return FigureValue.Of(value.AsPoint);
            case ValueKind.Element:
                return FigureValue.Of(ElementMembers.Read(machine, value.AsElement));
            case ValueKind.Array when depth < DeepestArray:
                machine.Allocate(value.AsArray.Length);
                var items = System.Collections.Immutable.ImmutableArray.CreateBuilder<FigureValue>(value.AsArray.Length);
                foreach (ref readonly var item in value.AsArray.AsSpan())
                {
                    items.Add(Of(item, machine, depth + 1));
                }

                return FigureValue.Of(items.MoveToImmutable());
            case ValueKind.Box:
                var box = value.AsBox;
                return FigureValue.Of([FigureValue.Of(box.Left), FigureValue.Of(box.Top), FigureValue.Of(box.Right), FigureValue.Of(box.Bottom)]);
            case ValueKind.Nothing:
                throw new FigureException("The answer code returns nothing.", "End it with return and the value.", FigureErrorKind.Type);
            default:
                throw new FigureException($"{Words.Capital(Words.A(value.Kind))} cannot be an answer.", kind: FigureErrorKind.Type);
        }
    }
}
