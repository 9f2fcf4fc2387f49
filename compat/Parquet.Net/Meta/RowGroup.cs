using Parquet.Meta.Proto;

namespace Parquet.Meta;

/// <summary>A horizontal slice of a file: one chunk of each column.</summary>
public class RowGroup
{
    public List<ColumnChunk> Columns { get; set; } = [];

    /// <summary>Bytes before compression, page headers included.</summary>
    public long TotalByteSize { get; set; }

    public long NumRows { get; set; }

    public long? FileOffset { get; set; }

    public long? TotalCompressedSize { get; set; }

    public short? Ordinal { get; set; }

    internal static RowGroup Read(ref ThriftReader reader, CompactType elementType)
    {
        reader.ExpectStruct(elementType);
        var group = new RowGroup();
        bool hasColumns = false, hasRows = false;
        int id = 0;
        while (reader.NextField(ref id, out CompactType type))
        {
            switch (id)
            {
                case 1: group.Columns = reader.List(type, ColumnChunk.Read); hasColumns = true; break;
                case 2: group.TotalByteSize = reader.Int64(type); break;
                case 3: group.NumRows = reader.Int64(type); hasRows = true; break;
                case 5: group.FileOffset = reader.Int64(type); break;
                case 6: group.TotalCompressedSize = reader.Int64(type); break;
                case 7: group.Ordinal = unchecked((short)reader.Int32(type)); break;
                default: reader.Skip(type); break;
            }
        }
        return hasColumns && hasRows ? group : throw reader.Malformed("a row group lacks its columns or its number of rows");
    }

    internal static void Write(RowGroup group, ThriftWriter writer)
    {
        writer.Field(1, group.Columns, ColumnChunk.Write);
        writer.Field(2, group.TotalByteSize);
        writer.Field(3, group.NumRows);
        writer.Field(5, group.FileOffset);
        writer.Field(6, group.TotalCompressedSize);
        writer.Field(7, group.Ordinal);
    }
}

/// <summary>Where a column's values of one row group are.</summary>
public class ColumnChunk
{
    public string? FilePath { get; set; }

    public long FileOffset { get; set; }

    public ColumnMetaData? MetaData { get; set; }

    internal static ColumnChunk Read(ref ThriftReader reader, CompactType elementType)
    {
        reader.ExpectStruct(elementType);
        var chunk = new ColumnChunk();
        int id = 0;
        while (reader.NextField(ref id, out CompactType type))
        {
            switch (id)
            {
                case 1: chunk.FilePath = reader.String(type); break;
                case 2: chunk.FileOffset = reader.Int64(type); break;
                case 3: chunk.MetaData = ColumnMetaData.Read(ref reader, type); break;
                default: reader.Skip(type); break;
            }
        }
        return chunk;
    }

    internal static void Write(ColumnChunk chunk, ThriftWriter writer)
    {
        writer.Field(1, chunk.FilePath);
        writer.Field(2, chunk.FileOffset);
        writer.Field(3, chunk.MetaData, ColumnMetaData.Write);
    }
}

/// <summary>What a column chunk holds.</summary>
public class ColumnMetaData
{
    public Type Type { get; set; }

    public List<Encoding> Encodings { get; set; } = [];

    public List<string> PathInSchema { get; set; } = [];

    public CompressionCodec Codec { get; set; }

    /// <summary>Nulls and empty lists included.</summary>
    public long NumValues { get; set; }

    /// <summary>Bytes before compression, page headers included.</summary>
    public long TotalUncompressedSize { get; set; }

    /// <summary>Bytes in the file, page headers included.</summary>
    public long TotalCompressedSize { get; set; }

    public List<KeyValue>? KeyValueMetadata { get; set; }

    public long DataPageOffset { get; set; }

    public long? IndexPageOffset { get; set; }

    public long? DictionaryPageOffset { get; set; }

    public Statistics? Statistics { get; set; }

    internal static ColumnMetaData Read(ref ThriftReader reader, CompactType elementType)
    {
        reader.ExpectStruct(elementType);
        var meta = new ColumnMetaData();
        int found = 0;
        int id = 0;
        while (reader.NextField(ref id, out CompactType type))
        {
            if (id is >= 1 and <= 9)
                found |= 1 << id;
            switch (id)
            {
                case 1: meta.Type = (Type)reader.Int32(type); break;
                case 2: meta.Encodings = reader.List(type, (ref ThriftReader r, CompactType t) => (Encoding)r.Int32(t)); break;
                case 3: meta.PathInSchema = reader.List(type, (ref ThriftReader r, CompactType t) => r.String(t)); break;
                case 4: meta.Codec = (CompressionCodec)reader.Int32(type); break;
                case 5: meta.NumValues = reader.Int64(type); break;
                case 6: meta.TotalUncompressedSize = reader.Int64(type); break;
                case 7: meta.TotalCompressedSize = reader.Int64(type); break;
                case 8: meta.KeyValueMetadata = reader.List(type, KeyValue.Read); break;
                case 9: meta.DataPageOffset = reader.Int64(type); break;
                case 10: meta.IndexPageOffset = reader.Int64(type); break;
                case 11: meta.DictionaryPageOffset = reader.Int64(type); break;
                case 12: meta.Statistics = Statistics.Read(ref reader, type); break;
                default: reader.Skip(type); break;
            }
        }
        const int Required = 1 << 1 | 1 << 3 | 1 << 4 | 1 << 5 | 1 << 7 | 1 << 9;
        return (found & Required) == Required
            ? meta
            : throw reader.Malformed("a column chunk lacks its type, path, codec, sizes or offset");
    }

    internal static void Write(ColumnMetaData meta, ThriftWriter writer)
    {
        writer.Field(1, (int)meta.Type);
        writer.EnumField(2, meta.Encodings, encoding => (int)encoding);
        writer.Field(3, meta.PathInSchema);
        writer.Field(4, (int)meta.Codec);
        writer.Field(5, meta.NumValues);
        writer.Field(6, meta.TotalUncompressedSize);
        writer.Field(7, meta.TotalCompressedSize);
        writer.Field(8, meta.KeyValueMetadata, KeyValue.Write);
        writer.Field(9, meta.DataPageOffset);
        writer.Field(10, meta.IndexPageOffset);
        writer.Field(11, meta.DictionaryPageOffset);
        writer.Field(12, meta.Statistics, Statistics.Write);
    }
}

/// <summary>
/// The bounds of a column's values, stored as values are. Min and Max are the old fields, whose order readers disagree on.
/// </summary>
public class Statistics
{
    public byte[]? Max { get; set; }

    public byte[]? Min { get; set; }

    public long? NullCount { get; set; }

    public long? DistinctCount { get; set; }

    public byte[]? MaxValue { get; set; }

    public byte[]? MinValue { get; set; }

    internal static Statistics Read(ref ThriftReader reader, CompactType elementType)
    {
        reader.ExpectStruct(elementType);
        var statistics = new Statistics();
        int id = 0;
        while (reader.NextField(ref id, out CompactType type))
        {
            switch (id)
            {
                case 1: statistics.Max = reader.Binary(type); break;
                case 2: statistics.Min = reader.Binary(type); break;
                case 3: statistics.NullCount = reader.Int64(type); break;
                case 4: statistics.DistinctCount = reader.Int64(type); break;
                case 5: statistics.MaxValue = reader.Binary(type); break;
                case 6: statistics.MinValue = reader.Binary(type); break;
                default: reader.Skip(type); break;
            }
        }
        return statistics;
    }

    internal static void Write(Statistics statistics, ThriftWriter writer)
    {
        writer.Field(1, statistics.Max);
        writer.Field(2, statistics.Min);
        writer.Field(3, statistics.NullCount);
        writer.Field(4, statistics.DistinctCount);
        writer.Field(5, statistics.MaxValue);
        writer.Field(6, statistics.MinValue);
    }
}
