using System.Collections.Immutable;
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

            var columns = await ReadColumnsAsync(table, schema, group, cancellationToken);
            for (var i = 0; i < columns.Length; i++)
            {
                if (Array.IndexOf(columns[i], null) is >= 0 and var missing)
                {
                    throw new DatasetException($"{table.Path}, row {first + missing}, column {schema.Columns[i].Name}: there is no value.");
                }
            }

            foreach (var row in wanted)
            {
                yield return new DatasetRow(schema, [.. columns.Select(c => c[row]!)]);
            }
        }
    }

    /// <summary>How many rows each row group of a file has, from its footer.</summary>
    /// <exception cref="DatasetException">The file is damaged.</exception>
    public static async Task<ImmutableArray<int>> GroupsAsync(string file, CancellationToken cancellationToken)
    {
        await using var table = await ParquetTable.OpenAsync(file, cancellationToken);
        return [.. Enumerable.Range(0, table.Groups).Select(table.RowsOf)];
    }

    /// <summary>Reads one row group. A row that lacks a value is told beside the others instead of ending the reading.</summary>
    /// <param name="file">A Parquet file.</param>
    /// <param name="schema">The dataset.</param>
    /// <param name="group">The row group, from 0.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="DatasetException">The file is damaged, or a column is missing or of another type.</exception>
    public static async Task<ImmutableArray<RowReading>> ReadGroupAsync(string file, DatasetSchema schema, int group, CancellationToken cancellationToken)
    {
        await using var table = await ParquetTable.OpenAsync(file, cancellationToken);
        var columns = await ReadColumnsAsync(table, schema, group, cancellationToken);
        return [.. Enumerable.Range(0, table.RowsOf(group)).Select(Reading)];

        RowReading Reading(int row)
        {
            var missing = Array.FindIndex(columns, column => column[row] is null);
            return missing < 0
                ? new RowReading(new DatasetRow(schema, [.. columns.Select(column => column[row]!)]), null)
                : new RowReading(null, $"column {schema.Columns[missing].Name}: there is no value");
        }
    }

    /// <summary>Reads some columns of text of one row group; nothing else of it is touched, so that pictures cost nothing.</summary>
    /// <param name="file">A Parquet file.</param>
    /// <param name="group">The row group, from 0.</param>
    /// <param name="columns">Names of columns of text.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>For each column, the value or null of every row.</returns>
    /// <exception cref="DatasetException">The file is damaged, or a column is missing or of another type.</exception>
    public static async Task<ImmutableArray<string?[]>> ReadTextAsync(string file, int group, IReadOnlyList<string> columns, CancellationToken cancellationToken)
    {
        await using var table = await ParquetTable.OpenAsync(file, cancellationToken);
        var values = ImmutableArray.CreateBuilder<string?[]>(columns.Count);
        foreach (var column in columns)
        {
            values.Add(table.Find(column) is DataField field
                ? await table.ReadTextAsync(group, field, cancellationToken)
                : throw new DatasetException($"{file} has no column {column} of text."));
        }

        return values.MoveToImmutable();
    }

    private static DatasetSchema Detect(ParquetTable table) => DatasetSchema.All.FirstOrDefault(s => s.Columns.All(c => table.Find(c.Name) is not null))
        ?? throw new DatasetException(
            $"{table.Path} has the columns of no dataset ({string.Join(", ", DatasetSchema.All.Select(s => s.Title))}): it has {string.Join(", ", table.Fields.Select(f => f.Name))}.");

    /// <summary>The values of all columns of a row group; null where there is none.</summary>
    private static async Task<object?[][]> ReadColumnsAsync(ParquetTable table, DatasetSchema schema, int group, CancellationToken cancellationToken)
    {
        var columns = new object?[schema.Columns.Length][];
        for (var i = 0; i < columns.Length; i++)
        {
            columns[i] = await ReadColumnAsync(table, group, schema.Columns[i], cancellationToken);
        }

        return columns;
    }

    private static async Task<object?[]> ReadColumnAsync(ParquetTable table, int group, DatasetColumn column, CancellationToken cancellationToken)
    {
        var field = table.Find(column.Name) ?? throw new DatasetException($"{table.Path} has no column {column.Name}.");
        switch (column.Type, field)
        {
            case (ColumnType.Text, DataField text):
                return await table.ReadTextAsync(group, text, cancellationToken);
            case (ColumnType.Image, StructField picture) when picture.Fields.OfType<DataField>().FirstOrDefault(f => f.Name == "bytes") is { } bytes:
                var contents = await table.ReadBytesAsync(group, bytes, cancellationToken);
                var paths = picture.Fields.OfType<DataField>().FirstOrDefault(f => f.Name == "path") is { } path ? await table.ReadTextAsync(group, path, cancellationToken) : null;
                return [.. contents.Select((c, i) => c is null ? null : new DatasetImage(c, paths?[i] ?? ""))];
            case (ColumnType.TextList, ListField { Item: DataField item }):
                return [.. (await table.ReadListAsync(group, item, cancellationToken)).Select(l => (object)l)];
            default:
                throw new DatasetException($"{table.Path}: column {column.Name} is not a column of type {column.Type}.");
        }
    }
}
