using System.Runtime.InteropServices;
using Parquet.Data;
using Parquet.Encodings;
using Parquet.File;
using Parquet.Meta;
using Parquet.Schema;

namespace Parquet;

/// <summary>Reads the columns of one row group, in any order. Columns share the file's stream: read them one after the other.</summary>
public class ParquetRowGroupReader : IDisposable
{
    private readonly int index;
    private readonly Stream stream;
    private readonly Dictionary<FieldPath, (DataField Field, ColumnChunk Chunk)> columns;

    internal ParquetRowGroupReader(RowGroup rowGroup, int index, ParquetSchema schema, Stream stream)
    {
        RowGroup = rowGroup;
        this.index = index;
        this.stream = stream;
        columns = schema.DataFields.Zip(rowGroup.Columns).ToDictionary(pair => pair.First.Path);
    }

    public RowGroup RowGroup { get; }

    public long RowCount => RowGroup.NumRows;

    public bool ColumnExists(DataField field) => GetMetadata(field) is not null;

    public ColumnChunk? GetMetadata(DataField field)
    {
        ArgumentNullException.ThrowIfNull(field);
        return columns.TryGetValue(field.Path, out (DataField, ColumnChunk Chunk) column) ? column.Chunk : null;
    }

    public Dictionary<string, string> GetCustomMetadata(DataField field)
    {
        var pairs = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (KeyValue pair in GetMetadata(field)?.MetaData?.KeyValueMetadata ?? [])
            pairs[pair.Key] = pair.Value ?? "";
        return pairs;
    }

    /// <summary>What the file says of the column's values; null where it says nothing.</summary>
    /// <exception cref="ParquetException">The file has no such column, or its statistics are damaged.</exception>
    public DataColumnStatistics? GetStatistics(DataField field)
    {
        (DataField own, ColumnChunk chunk) = Find(field);
        Statistics? statistics = chunk.MetaData!.Statistics;
        return statistics is null
            ? null
            : new DataColumnStatistics(
                statistics.NullCount, statistics.DistinctCount, Bound(statistics.MinValue, own), Bound(statistics.MaxValue, own));
    }

    /// <summary>Reads a column without nulls or lists.</summary>
    /// <param name="field">The column.</param>
    /// <param name="values">At least as long as the row group.</param>
    /// <param name="repetitionLevels">Of no use here.</param>
    /// <param name="cancellationToken">Ends the reading between pages.</param>
    /// <exception cref="ArgumentException">The column has other values, or may have nulls, or a buffer is too short.</exception>
    /// <exception cref="ParquetException">The column is missing or damaged.</exception>
    public async ValueTask ReadAsync<T>(
        DataField field, Memory<T> values, Memory<int>? repetitionLevels = null, CancellationToken cancellationToken = default)
        where T : struct => await ReadRawAsync<T>(field, values, null, repetitionLevels, cancellationToken);

    /// <summary>Reads a column that may have nulls but is in no list.</summary>
    /// <inheritdoc cref="ReadAsync{T}(DataField, Memory{T}, Memory{int}?, CancellationToken)" path="/param|/exception"/>
    public async ValueTask ReadAsync<T>(
        DataField field, Memory<T?> values, Memory<int>? repetitionLevels = null, CancellationToken cancellationToken = default)
        where T : struct
    {
        T?[] read = await ReadNullableAsync<T>(field, values.Length, cancellationToken);
        read.CopyTo(values);
    }

    /// <summary>Reads a top-level column of text.</summary>
    /// <inheritdoc cref="ReadAsync{T}(DataField, Memory{T}, Memory{int}?, CancellationToken)" path="/param|/exception"/>
    public async ValueTask ReadAsync(
        DataField field, Memory<string?> values, Memory<int>? repetitionLevels = null, CancellationToken cancellationToken = default)
    {
        ReadOnlyMemory<char>?[] texts = await ReadTopLevelAsync<ReadOnlyMemory<char>>(field, values.Length, cancellationToken);
        for (int i = 0; i < texts.Length; i++)
            values.Span[i] = texts[i]?.ToString();
    }

    /// <summary>Reads a top-level column of binary; the arrays are the caller's own.</summary>
    /// <inheritdoc cref="ReadAsync{T}(DataField, Memory{T}, Memory{int}?, CancellationToken)" path="/param|/exception"/>
    public async ValueTask ReadAsync(
        DataField field, Memory<byte[]?> values, Memory<int>? repetitionLevels = null, CancellationToken cancellationToken = default)
    {
        ReadOnlyMemory<byte>?[] slices = await ReadTopLevelAsync<ReadOnlyMemory<byte>>(field, values.Length, cancellationToken);
        // A dictionary lets a small file name one large value many times over.
        long most = Limits.ExpandedBytes(GetMetadata(field)!.MetaData!.TotalCompressedSize);
        if (slices.Sum(slice => (long)(slice?.Length ?? 0)) > most)
            throw new ParquetException($"column '{field.Path}', row group {index}: its values have more than {most} bytes");
        for (int i = 0; i < slices.Length; i++)
            values.Span[i] = slices[i]?.ToArray();
    }

    /// <summary>Reads a column as it is stored: the values that are not null one after the other, and the levels.</summary>
    /// <param name="field">The column.</param>
    /// <param name="values">At least as long as the chunk has entries (<see cref="ColumnMetaData.NumValues"/>).</param>
    /// <param name="definitionLevels">Likewise; needed where the column has such levels.</param>
    /// <param name="repetitionLevels">Likewise.</param>
    /// <param name="cancellationToken">Ends the reading between pages.</param>
    /// <exception cref="ArgumentException">The column has other values, or a buffer is missing or too short.</exception>
    /// <exception cref="ParquetException">The column is missing or damaged.</exception>
    public async ValueTask ReadRawAsync<T>(
        DataField field, Memory<T> values,
        Memory<int>? definitionLevels, Memory<int>? repetitionLevels, CancellationToken cancellationToken = default)
        where T : struct
    {
        (DataField own, ColumnChunk chunk) = Find(field);
        ColumnMetaData meta = chunk.MetaData!;
        if (own.ClrType != typeof(T))
            throw new ArgumentException($"column '{own.Path}' has values of {own.ClrType}, not {typeof(T)}", nameof(values));
        Require(own, values.Length, meta.NumValues, "values", isNeeded: true);
        Require(own, definitionLevels?.Length, meta.NumValues, "definition levels", own.MaxDefinitionLevel > 0);
        Require(own, repetitionLevels?.Length, meta.NumValues, "repetition levels", own.MaxRepetitionLevel > 0);
        var buffers = (values, definitionLevels ?? Memory<int>.Empty, repetitionLevels ?? Memory<int>.Empty);
        await (meta.Type switch
        {
            Meta.Type.BOOLEAN => Reader<bool>().ReadAsync(cancellationToken),
            Meta.Type.INT32 => Reader<int>().ReadAsync(cancellationToken),
            Meta.Type.INT64 => Reader<long>().ReadAsync(cancellationToken),
            Meta.Type.INT96 => Reader<Int96>().ReadAsync(cancellationToken),
            Meta.Type.FLOAT => Reader<float>().ReadAsync(cancellationToken),
            Meta.Type.DOUBLE => Reader<double>().ReadAsync(cancellationToken),
            _ => Reader<ReadOnlyMemory<byte>>().ReadAsync(cancellationToken),
        });

        ColumnReader<TStored, T> Reader<TStored>()
            where TStored : struct => new(own, meta, (index, RowCount), stream, buffers);
    }

    /// <summary>Reads a column as it is stored into memory of its own.</summary>
    /// <exception cref="ParquetException">The column is missing or damaged.</exception>
    public async ValueTask<RawColumnData> ReadRawColumnDataBaseAsync(DataField field, CancellationToken cancellationToken = default)
    {
        System.Type type = Find(field).Field.ClrType;
        if (type == typeof(ReadOnlyMemory<char>))
            return await ReadRawColumnAsync<ReadOnlyMemory<char>>(field, cancellationToken);
        if (type == typeof(ReadOnlyMemory<byte>))
            return await ReadRawColumnAsync<ReadOnlyMemory<byte>>(field, cancellationToken);
        return System.Type.GetTypeCode(type) switch
        {
            TypeCode.Boolean => await ReadRawColumnAsync<bool>(field, cancellationToken),
            TypeCode.SByte => await ReadRawColumnAsync<sbyte>(field, cancellationToken),
            TypeCode.Byte => await ReadRawColumnAsync<byte>(field, cancellationToken),
            TypeCode.Int16 => await ReadRawColumnAsync<short>(field, cancellationToken),
            TypeCode.UInt16 => await ReadRawColumnAsync<ushort>(field, cancellationToken),
            TypeCode.Int32 => await ReadRawColumnAsync<int>(field, cancellationToken),
            TypeCode.UInt32 => await ReadRawColumnAsync<uint>(field, cancellationToken),
            TypeCode.Int64 => await ReadRawColumnAsync<long>(field, cancellationToken),
            TypeCode.UInt64 => await ReadRawColumnAsync<ulong>(field, cancellationToken),
            TypeCode.Single => await ReadRawColumnAsync<float>(field, cancellationToken),
            TypeCode.Double => await ReadRawColumnAsync<double>(field, cancellationToken),
            _ => await ReadRawColumnAsync<DateTime>(field, cancellationToken),
        };
    }

    public void Dispose() => GC.SuppressFinalize(this);

    private static void Require(DataField field, int? length, long needed, string what, bool isNeeded)
    {
        if (isNeeded && length is null)
            throw new ArgumentException($"column '{field.Path}' needs a buffer for its {what}");
        if (length < needed)
            throw new ArgumentException($"column '{field.Path}' has {needed} entries, the buffer for its {what} {length}");
    }

    private (DataField Field, ColumnChunk Chunk) Find(DataField field)
    {
        ArgumentNullException.ThrowIfNull(field);
        return columns.TryGetValue(field.Path, out (DataField, ColumnChunk) column)
            ? column
            : throw new ParquetException($"column '{field.Path}' does not exist in this file");
    }

    // The package's own reading of text and binary takes a struct that is there, but whose column is null, for a value.
    private async ValueTask<T?[]> ReadTopLevelAsync<T>(DataField field, int length, CancellationToken cancellationToken)
        where T : struct
    {
        if (field.Path.Length > 1)
            throw new ArgumentException(
                $"column '{field.Path}' is in a struct or list; read it with {nameof(ReadRawAsync)}", nameof(field));
        return await ReadNullableAsync<T>(field, length, cancellationToken);
    }

    private async ValueTask<T?[]> ReadNullableAsync<T>(DataField field, int length, CancellationToken cancellationToken)
        where T : struct
    {
        int max = Find(field).Field.MaxDefinitionLevel;
        if (Find(field).Field.MaxRepetitionLevel > 0)
            throw new ArgumentException($"column '{field.Path}' is in a list; read it with {nameof(ReadRawAsync)}", nameof(field));
        if (length < RowCount)
            throw new ArgumentException($"column '{field.Path}' has {RowCount} rows, the buffer {length}");
        var present = new T[RowCount];
        var levels = new int[RowCount];
        await ReadRawAsync<T>(field, present, levels, null, cancellationToken);
        var values = new T?[RowCount];
        int next = 0;
        for (int i = 0; i < values.Length; i++)
            values[i] = max > 0 && levels[i] < max ? null : present[next++];
        return values;
    }

    private async ValueTask<RawColumnData<T>> ReadRawColumnAsync<T>(DataField field, CancellationToken cancellationToken)
        where T : struct
    {
        (DataField own, ColumnChunk chunk) = Find(field);
        long entries = chunk.MetaData!.NumValues;
        var values = new T[entries];
        int[]? definitionLevels = own.MaxDefinitionLevel > 0 ? new int[entries] : null;
        int[]? repetitionLevels = own.MaxRepetitionLevel > 0 ? new int[entries] : null;
        await ReadRawAsync<T>(own, values, Buffer(definitionLevels), Buffer(repetitionLevels), cancellationToken);
        return new RawColumnData<T>(new OwnedArray<T>(values), Own(definitionLevels), Own(repetitionLevels));
    }

    // A null array would become an empty buffer, not a missing one.
    private static Memory<int>? Buffer(int[]? levels) => levels is null ? (Memory<int>?)null : levels;

    private static OwnedArray<int>? Own(int[]? levels) => levels is null ? null : new OwnedArray<int>(levels);

    private object? Bound(byte[]? stored, DataField field)
    {
        if (stored is null)
            return null;
        try
        {
            return field.SchemaElement!.Type switch
            {
                Meta.Type.BOOLEAN => BitConverter.ToBoolean(stored),
                Meta.Type.INT32 => Value<int>(stored, field),
                Meta.Type.INT64 => Value<long>(stored, field),
                Meta.Type.FLOAT => BitConverter.ToSingle(stored),
                Meta.Type.DOUBLE => BitConverter.ToDouble(stored),
                Meta.Type.BYTE_ARRAY when field.ClrType == typeof(ReadOnlyMemory<char>) => System.Text.Encoding.UTF8.GetString(stored),
                Meta.Type.INT96 => null,
                _ => stored,
            };
        }
        catch (Exception e) when (e is ArgumentException or DamagedDataException)
        {
            throw new ParquetException($"column '{field.Path}', row group {index}: its statistics are damaged: {e.Message}", e);
        }
    }

    private static object Value<TStored>(byte[] stored, DataField field)
        where TStored : struct
    {
        TStored value = MemoryMarshal.Read<TStored>(stored);
        return System.Type.GetTypeCode(field.ClrType) switch
        {
            TypeCode.SByte => To<sbyte>(),
            TypeCode.Byte => To<byte>(),
            TypeCode.Int16 => To<short>(),
            TypeCode.UInt16 => To<ushort>(),
            TypeCode.UInt32 => To<uint>(),
            TypeCode.UInt64 => To<ulong>(),
            TypeCode.DateTime => To<DateTime>(),
            _ => value,
        };

        object To<T>()
        {
            var converted = new T[1];
            Conversions.Find<TStored, T>(field)!([value], converted);
            return converted[0]!;
        }
    }
}
