using Parquet.Meta;
using Parquet.Schema;

namespace Parquet.File;

/// <summary>Holds what a footer says against the file that it is in, before anything is read or allocated by it.</summary>
internal static class FooterCheck
{
    /// <summary>Where a chunk's first page is. The offsets are in no fixed order, and writers leave some of them 0.</summary>
    public static long ChunkStart(ColumnMetaData meta)
    {
        long start = meta.DataPageOffset;
        if (meta.DictionaryPageOffset is > 0 and long dictionary && dictionary < start)
            start = dictionary;
        return start;
    }

    /// <exception cref="ParquetException">A row group does not fit the schema or the file.</exception>
    public static void Check(FileMetaData meta, ParquetSchema schema, long footerStart)
    {
        if (meta.IsEncrypted)
            throw new NotSupportedException("encrypted files are not supported");
        DataField[] leaves = schema.DataFields;
        if (leaves.Select(leaf => leaf.Path).Distinct().Count() != leaves.Length)
            throw new ParquetException("two columns of the file have the same path");
        Int128 rows = 0;
        for (int group = 0; group < meta.RowGroups.Count; group++)
        {
            Check(meta.RowGroups[group], group, leaves, footerStart);
            rows += meta.RowGroups[group].NumRows;
        }
        if (rows != meta.NumRows)
            throw new ParquetException($"the file is said to have {meta.NumRows} rows, its row groups have {rows}");
    }

    private static void Check(RowGroup group, int index, DataField[] leaves, long footerStart)
    {
        if (group.Columns.Count != leaves.Length)
            throw new ParquetException($"row group {index} has {group.Columns.Count} columns, the schema has {leaves.Length}");
        if (group.NumRows < 0)
            throw new ParquetException($"row group {index} has {group.NumRows} rows");
        for (int i = 0; i < leaves.Length; i++)
            Check(group.Columns[i], $"column '{leaves[i].Path}', row group {index}", leaves[i], group.NumRows, footerStart);
    }

    private static void Check(ColumnChunk chunk, string where, DataField leaf, long rows, long footerStart)
    {
        ColumnMetaData meta = chunk.MetaData ?? throw new ParquetException($"{where}: has no metadata");
        if (chunk.FilePath is not null)
            throw new NotSupportedException($"{where}: is in another file, which is not supported");
        if (!leaf.Path.Equals(new FieldPath(meta.PathInSchema)))
            throw new ParquetException($"{where}: is said to be of column '{new FieldPath(meta.PathInSchema)}'");
        if (meta.Type != leaf.SchemaElement!.Type)
            throw new ParquetException($"{where}: is of type {meta.Type}, the schema says {leaf.SchemaElement.Type}");
        long start = ChunkStart(meta);
        if (start < ParquetActor.Magic.Length || meta.TotalCompressedSize < 0 || meta.TotalCompressedSize > footerStart - start)
            throw new ParquetException(
                $"{where}: {meta.TotalCompressedSize} bytes from byte {start} go beyond the data, which ends at {footerStart}");
        if (leaf.MaxRepetitionLevel == 0 ? meta.NumValues != rows : meta.NumValues < rows)
            throw new ParquetException($"{where}: has {meta.NumValues} values in {rows} rows");
        if (meta.NumValues > Math.Min(Limits.Values(meta.TotalCompressedSize), Array.MaxLength))
            throw new ParquetException($"{where}: {meta.NumValues} values cannot be in {meta.TotalCompressedSize} bytes");
    }
}
