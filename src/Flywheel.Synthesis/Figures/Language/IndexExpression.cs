namespace Flywheel.Synthesis.Figures.Language;

/// <summary>An index into an array or string, from the start or (<c>^1</c>) from the end.</summary>
internal readonly record struct IndexExpression(Evaluator Run, bool FromEnd, int Position)
{
    /// <summary>The offset of an item.</summary>
    /// <exception cref="FigureException">It lies outside.</exception>
    public int Find(Frame frame, int length)
    {
        var offset = Offset(frame, length);
        if (offset >= 0 && offset < length)
        {
            return offset;
        }

        throw new FigureException(
            length == 0 ? "There is no item: the array is empty." : $"The index {(FromEnd ? $"^{length - offset}" : offset)} is outside of 0 to {length - 1}.");
    }

    /// <summary>The offset, which may lie outside.</summary>
    public int Offset(Frame frame, int length)
    {
        var value = Run(frame);
        frame.Machine.Step(Position);
        var index = Operators.Whole(value, "An index");
        return FromEnd ? (int)Math.Clamp((long)length - index, int.MinValue, int.MaxValue) : index;
    }
}
