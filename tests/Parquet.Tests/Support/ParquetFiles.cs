using Parquet.Data;
using Parquet.Schema;

namespace Parquet.Tests.Support;

/// <summary>Short ways to write and read whole files.</summary>
internal static class ParquetFiles
{
    public static ParquetOptions Compressed(CompressionMethod method) => new() { CompressionMethod = method };

    /// <summary>Writes a file; each of the actions fills one row group.</summary>
    public static async Task<MemoryStream> WriteAsync(
        ParquetSchema schema, ParquetOptions? options, params Func<ParquetRowGroupWriter, Task>[] rowGroups)
    {
        var stream = new MemoryStream();
        await using (ParquetWriter writer = await ParquetWriter.CreateAsync(schema, stream, options))
        {
            foreach (Func<ParquetRowGroupWriter, Task> fill in rowGroups)
            {
                using ParquetRowGroupWriter rowGroup = writer.CreateRowGroup();
                await fill(rowGroup);
                rowGroup.CompleteValidate();
            }
        }
        return stream;
    }

    public static async Task SaveAsync(
        string path, ParquetSchema schema, ParquetOptions? options, params Func<ParquetRowGroupWriter, Task>[] rowGroups)
    {
        using MemoryStream stream = await WriteAsync(schema, options, rowGroups);
        await System.IO.File.WriteAllBytesAsync(path, stream.ToArray());
    }

    /// <summary>A file of one column of numbers.</summary>
    public static Task<MemoryStream> WriteNumbersAsync(int[] numbers, ParquetOptions? options = null)
    {
        var field = new DataField<int>("n");
        return WriteAsync(new ParquetSchema(field), options, group => group.WriteAsync<int>(field, numbers));
    }

    /// <summary>Reads every column of every row group, and all that the footer tells.</summary>
    public static async Task<long> ReadAllAsync(Stream stream, CancellationToken cancellationToken = default)
    {
        long values = 0;
        await using ParquetReader reader = await ParquetReader.CreateAsync(stream, cancellationToken: cancellationToken);
        _ = reader.CustomMetadata.Count;
        foreach (ParquetRowGroupReader group in reader.RowGroups)
        {
            foreach (DataField field in reader.Schema.DataFields)
            {
                _ = group.GetStatistics(field);
                using RawColumnData column = await group.ReadRawColumnDataBaseAsync(field, cancellationToken);
                values += group.GetMetadata(field)!.MetaData!.NumValues;
            }
        }
        return values;
    }

    /// <summary>
    /// A column's entries in all row groups: the value where there is one, else the definition level as a negative number.
    /// </summary>
    public static async Task<List<object>> EntriesAsync(ParquetReader reader, string path)
    {
        DataField field = reader.Schema.DataFields.Single(leaf => leaf.Path.ToString() == path);
        var entries = new List<object>();
        foreach (ParquetRowGroupReader group in reader.RowGroups)
        {
            using RawColumnData column = await group.ReadRawColumnDataBaseAsync(field);
            int next = 0;
            for (int i = 0; i < group.GetMetadata(field)!.MetaData!.NumValues; i++)
            {
                bool isThere = field.MaxDefinitionLevel == 0 || column.DefinitionLevels[i] == field.MaxDefinitionLevel;
                entries.Add(isThere ? ValueAt(column, next++) : -1 - column.DefinitionLevels[i]);
            }
        }
        return entries;
    }

    public static async Task<List<int>> RepetitionLevelsAsync(ParquetReader reader, string path)
    {
        DataField field = reader.Schema.DataFields.Single(leaf => leaf.Path.ToString() == path);
        var levels = new List<int>();
        foreach (ParquetRowGroupReader group in reader.RowGroups)
        {
            using RawColumnData column = await group.ReadRawColumnDataBaseAsync(field);
            levels.AddRange(column.RepetitionLevels);
        }
        return levels;
    }

    private static object ValueAt(RawColumnData column, int index) => column switch
    {
        RawColumnData<ReadOnlyMemory<char>> texts => texts.Values[index].ToString(),
        RawColumnData<ReadOnlyMemory<byte>> arrays => Convert.ToHexString(arrays.Values[index].Span),
        RawColumnData<bool> truths => truths.Values[index],
        RawColumnData<sbyte> numbers => numbers.Values[index],
        RawColumnData<byte> numbers => numbers.Values[index],
        RawColumnData<short> numbers => numbers.Values[index],
        RawColumnData<ushort> numbers => numbers.Values[index],
        RawColumnData<int> numbers => numbers.Values[index],
        RawColumnData<uint> numbers => numbers.Values[index],
        RawColumnData<long> numbers => numbers.Values[index],
        RawColumnData<ulong> numbers => numbers.Values[index],
        RawColumnData<float> numbers => numbers.Values[index],
        RawColumnData<double> numbers => numbers.Values[index],
        RawColumnData<DateTime> times => times.Values[index],
        _ => throw new ArgumentException($"unknown column {column.GetType()}"),
    };
}
