using System.Runtime.CompilerServices;
using Parquet.Schema;

namespace Flywheel.Synthesis.Datasets;

/// <summary>
/// Reads dataset files: ours, and the published V-Thinker ones of the same columns. Columns are found by name in any order, and further
/// columns are passed over. One row group is in memory at a time.
/// </summary>
public static class DatasetReader
{
    /// <summary>The dataset that a file is one of, by its columns.</summary>
    /// <exception cref="DatasetException">The file is no Parquet file, or has the columns of none.</exception>
    public static async Task<DatasetSchema> DetectAsync(string file, CancellationToken cancellationToken)
    {
        await using var table = await ParquetTable.OpenAsync(file, cancellationToken);
        return Detect(table);
    }

    /// <summary>Reads the rows of a file in order.</summary>
    /// <param name="file">A Parquet file.</param>
    /// <param name="schema">The dataset; null to tell it by the columns.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="DatasetException">The file is damaged, or a column is missing, of another type or null in a row; the message says where.</exception>
    public static IAsyncEnumerable<DatasetRow> ReadAsync(string file, DatasetSchema? schema, CancellationToken cancellationToken) =>
        ReadAsync(file, schema, _ => true, cancellationToken);

    /// <summary>Reads the rows at some positions; row groups without one are passed over.</summary>
    internal static async IAsyncEnumerable<DatasetRow> ReadAsync(
        string file, DatasetSchema? schema, Func<long, bool> isWanted, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var table = await ParquetTable.OpenAsync(file, cancellationToken);
        schema ??= Detect(table);
        for (int group = 0, first = 0; group < table.Groups; first += table.RowsOf(group), group++)
        {
            var wanted = Enumerable.Range(0, table.RowsOf(group)).Where(row => isWanted(first + row)).ToList();
            if (wanted.Count == 0)
            {
                continue;
            }

            var columns = new object[schema.Columns.Length][];
            for (var i = 0; i < columns.Length; i++)
            {
                columns[i] = await ReadAsync(table, group, first, schema.Columns[i], cancellationToken);
            }

            foreach (var row in wanted)
            {
                yield return new DatasetRow(schema, [.. columns.Select(c => c[row])]);
            }
        }
    }

    private static DatasetSchema Detect(ParquetTable table) => DatasetSchema.All.FirstOrDefault(s => s.Columns.All(c => table.Find(c.Name) is not null))
        ?? throw new DatasetException(
            $"{table.Path} has the columns of no dataset ({string.Join(", ", DatasetSchema.All.Select(s => s.Title))}): it has {string.Join(", ", table.Fields.Select(f => f.Name))}.");

    private static async Task<object[]> ReadAsync(ParquetTable table, int group, int first, DatasetColumn column, CancellationToken cancellationToken)
    {
        var field = table.Find(column.Name) ?? throw new DatasetException($"{table.Path} has no column {column.Name}.");
        switch (column.Type, field)
        {
            case (ColumnType.Text, DataField text):
                return Required<string>(await table.ReadTextAsync(group, text, cancellationToken));
            case (ColumnType.Image, StructField picture) when picture.Fields.OfType<DataField>().FirstOrDefault(f => f.Name == "bytes") is { } bytes:
                var contents = Required<byte[]>(await table.ReadBytesAsync(group, bytes, cancellationToken));
                var paths = picture.Fields.OfType<DataField>().FirstOrDefault(f => f.Name == "path") is { } path ? await table.ReadTextAsync(group, path, cancellationToken) : null;
                return [.. contents.Select((c, i) => new DatasetImage((byte[])c, paths?[i] ?? ""))];
            case (ColumnType.TextList, ListField { Item: DataField item }):
                return [.. (await table.ReadListAsync(group, item, cancellationToken)).Select(l => (object)l)];
            default:
                throw new DatasetException($"{table.Path}: column {column.Name} is not a column of type {column.Type}.");
        }

        object[] Required<T>(T?[] values)
            where T : class
        {
            var missing = Array.IndexOf(values, null);
            return missing < 0 ? Array.ConvertAll(values, object (v) => v!) : throw new DatasetException($"{table.Path}, row {first + missing}, column {column.Name}: there is no value.");
        }
    }
}
