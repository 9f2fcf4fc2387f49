using Parquet.Encodings;
using Parquet.File;
using Parquet.Meta;
using Parquet.Schema;

namespace Parquet;

/// <summary>
/// Writes the columns of one row group in the schema's order. A column goes to the stream as it comes: nothing but its metadata is kept.
/// </summary>
public class ParquetRowGroupWriter : IDisposable
{
    private readonly CountedOutput output;
    private readonly PageBuffers buffers;
    private readonly ParquetOptions options;
    private readonly DataField[] fields;
    private readonly long start;
    private readonly List<ColumnChunk> columns = [];
    private long? rowCount;

    internal ParquetRowGroupWriter(CountedOutput output, PageBuffers buffers, ParquetSchema schema, ParquetOptions options)
    {
        this.output = output;
        this.buffers = buffers;
        this.options = options;
        fields = schema.DataFields;
        start = output.Position;
    }

    internal bool IsComplete => columns.Count == fields.Length;

    /// <summary>Writes text; null where there is none.</summary>
    /// <inheritdoc cref="WriteAllPartsAsync" path="/exception"/>
    public Task WriteAsync(DataField field, IReadOnlyCollection<string?> values, ReadOnlyMemory<int>? repetitionLevels = null)
    {
        ArgumentNullException.ThrowIfNull(values);
        var texts = values.Select(text => text is null ? (ReadOnlyMemory<char>?)null : text.AsMemory()).ToArray();
        return WriteAsync(field, new ReadOnlyMemory<ReadOnlyMemory<char>?>(texts), repetitionLevels);
    }

    /// <summary>Writes binary; null where there is none.</summary>
    /// <inheritdoc cref="WriteAllPartsAsync" path="/exception"/>
    public Task WriteAsync(DataField field, IReadOnlyCollection<byte[]?> values, ReadOnlyMemory<int>? repetitionLevels = null)
    {
        ArgumentNullException.ThrowIfNull(values);
        var arrays = values.Select(bytes => bytes is null ? (ReadOnlyMemory<byte>?)null : bytes).ToArray();
        return WriteAsync(field, new ReadOnlyMemory<ReadOnlyMemory<byte>?>(arrays), repetitionLevels);
    }

    /// <summary>Writes values that may be null. A null is one at the column itself: what encloses it is there.</summary>
    /// <inheritdoc cref="WriteAllPartsAsync" path="/exception"/>
    public Task WriteAsync<T>(
        DataField field, ReadOnlyMemory<T?> values, ReadOnlyMemory<int>? repetitionLevels = null,
        Dictionary<string, string>? customMetadata = null, CancellationToken cancellationToken = default)
        where T : struct
    {
        ArgumentNullException.ThrowIfNull(field);
        var present = new List<T>(values.Length);
        var levels = new int[values.Length];
        for (int i = 0; i < values.Length; i++)
        {
            T? value = values.Span[i];
            levels[i] = value is null ? field.MaxDefinitionLevel - 1 : field.MaxDefinitionLevel;
            if (value is not null)
                present.Add(value.Value);
        }
        if (field.MaxDefinitionLevel == 0 && present.Count < values.Length)
            throw new ArgumentException($"column '{field.Path}' is required but has {values.Length - present.Count} nulls", nameof(values));
        var data = new ColumnData<T>(present.ToArray(), levels, repetitionLevels ?? default, values.Length);
        return WriteAsync(field, data, customMetadata, cancellationToken);
    }

    /// <summary>Writes values of a column that cannot be null.</summary>
    /// <exception cref="InvalidOperationException">The column can be null, or it is not this column's turn.</exception>
    /// <inheritdoc cref="WriteAllPartsAsync" path="/exception"/>
    public Task WriteAsync<T>(
        DataField field, ReadOnlyMemory<T> values, ReadOnlyMemory<int>? repetitionLevels = null,
        Dictionary<string, string>? customMetadata = null, CancellationToken cancellationToken = default)
        where T : struct
    {
        ArgumentNullException.ThrowIfNull(field);
        if (field.MaxDefinitionLevel > 0 && !field.IsArray)
            throw new InvalidOperationException(
                $"column '{field.Path}' can be null; write values that are nullable, or with definition levels");
        int[] levels = [];
        if (field.IsArray)
        {
            levels = new int[values.Length];
            Array.Fill(levels, field.MaxDefinitionLevel);
        }
        return WriteAsync(
            field, new ColumnData<T>(values, levels, repetitionLevels ?? default, values.Length), customMetadata, cancellationToken);
    }

    /// <summary>Writes a column as it is stored: the values that are not null, and a level of each kind for every entry.</summary>
    /// <exception cref="ArgumentException">The values are of another type than the column, or the levels do not fit them.</exception>
    /// <exception cref="InvalidOperationException">
    /// It is not this column's turn, or it has another number of rows than those before.
    /// </exception>
    public Task WriteAllPartsAsync<T>(
        DataField field, ReadOnlyMemory<T> values, ReadOnlyMemory<int>? definitionValues, ReadOnlyMemory<int>? repetitionLevels,
        CancellationToken cancellationToken)
        where T : struct
    {
        ArgumentNullException.ThrowIfNull(field);
        var data = new ColumnData<T>(
            values, definitionValues ?? default, repetitionLevels ?? default, definitionValues?.Length ?? values.Length);
        return WriteAsync(field, data, null, cancellationToken);
    }

    /// <summary>Makes sure that every column has been written.</summary>
    /// <exception cref="InvalidOperationException">Some are missing.</exception>
    public void CompleteValidate()
    {
        if (!IsComplete)
            throw new InvalidOperationException(
                $"columns not written: {string.Join(", ", fields.Skip(columns.Count).Select(field => field.Path))}");
    }

    public void Dispose() => GC.SuppressFinalize(this);

    internal RowGroup ToRowGroup() => new()
    {
        Columns = columns,
        NumRows = rowCount ?? 0,
        FileOffset = start,
        TotalByteSize = columns.Sum(column => column.MetaData!.TotalUncompressedSize),
        TotalCompressedSize = columns.Sum(column => column.MetaData!.TotalCompressedSize),
    };

    private async Task WriteAsync<T>(
        DataField field, ColumnData<T> data, Dictionary<string, string>? customMetadata, CancellationToken cancellationToken)
        where T : struct
    {
        field.EnsureAttachedToSchema();
        if (IsComplete)
            throw new InvalidOperationException($"column '{field.Path}' comes after all {fields.Length} columns of the row group");
        DataField expected = fields[columns.Count];
        if (!expected.Equals(field))
            throw new ArgumentException($"column '{field.Path}' where '{expected.Path}' is next", nameof(field));
        if (expected.ClrType != typeof(T))
            throw new ArgumentException($"column '{field.Path}' has values of {expected.ClrType}, not {typeof(T)}", nameof(data));
        LevelCheck.Check(expected, data);
        long rows = expected.MaxRepetitionLevel > 0 ? data.RepetitionLevels.Span.Count(0) : data.EntryCount;
        if (rowCount is long others && rows != others)
            throw new InvalidOperationException($"column '{field.Path}' has {rows} rows, the columns before it {others}");
        ColumnChunk chunk = await WriteStoredAsync(expected, data, customMetadata, cancellationToken);
        rowCount = rows;
        columns.Add(chunk);
    }

    private Task<ColumnChunk> WriteStoredAsync<T>(
        DataField field, ColumnData<T> data, Dictionary<string, string>? customMetadata, CancellationToken cancellationToken)
        where T : struct
    {
        Meta.Type type = SchemaEncoder.StoredType(field);
        return type switch
        {
            Meta.Type.BOOLEAN => Write<bool>(),
            Meta.Type.INT32 => Write<int>(),
            Meta.Type.INT64 => Write<long>(),
            Meta.Type.INT96 => Write<Int96>(),
            Meta.Type.FLOAT => Write<float>(),
            Meta.Type.DOUBLE => Write<double>(),
            _ => Write<ReadOnlyMemory<byte>>(),
        };

        Task<ColumnChunk> Write<TStored>()
            where TStored : struct =>
                new ColumnWriter<TStored, T>(output, buffers, field, type, options).WriteAsync(data, customMetadata, cancellationToken);
    }
}
