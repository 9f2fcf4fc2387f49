using System.Buffers;

namespace Parquet.Data;

/// <summary>A column as it is stored: the values that are not null, and the levels that say where they belong. Dispose of it.</summary>
public abstract class RawColumnData(IMemoryOwner<int>? definitionLevels, IMemoryOwner<int>? repetitionLevels) : IDisposable
{
    /// <exception cref="InvalidOperationException">The column has none.</exception>
    public Span<int> DefinitionLevels =>
        definitionLevels is null
            ? throw new InvalidOperationException("this column has no definition levels")
            : definitionLevels.Memory.Span;

    /// <exception cref="InvalidOperationException">The column has none.</exception>
    public Span<int> RepetitionLevels =>
        repetitionLevels is null
            ? throw new InvalidOperationException("this column has no repetition levels")
            : repetitionLevels.Memory.Span;

    public virtual void Dispose()
    {
        definitionLevels?.Dispose();
        repetitionLevels?.Dispose();
        GC.SuppressFinalize(this);
    }
}

/// <summary>A column of <typeparamref name="T"/> as it is stored.</summary>
public class RawColumnData<T> : RawColumnData
    where T : struct
{
    private readonly IMemoryOwner<T> values;

    internal RawColumnData(IMemoryOwner<T> values, IMemoryOwner<int>? definitionLevels, IMemoryOwner<int>? repetitionLevels)
        : base(definitionLevels, repetitionLevels) => this.values = values;

    /// <summary>
    /// The values that are not null, one after the other. The span is as long as the column; what follows them is of no meaning.
    /// </summary>
    public Span<T> Values => values.Memory.Span;

    public override void Dispose()
    {
        values.Dispose();
        base.Dispose();
    }
}
