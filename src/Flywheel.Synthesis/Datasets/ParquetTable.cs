using System.Collections.Immutable;
using Parquet;
using Parquet.Data;
using Parquet.Meta.Proto;
using Parquet.Schema;

namespace Flywheel.Synthesis.Datasets;

/// <summary>
/// A Parquet file from anywhere, read column by column within one row group at a time. Whatever is wrong with the file ends in a
/// <see cref="DatasetException"/> that names file, row group and column.
/// </summary>
internal sealed class ParquetTable : IAsyncDisposable
{
    private readonly FileStream _stream;
    private readonly ParquetReader _reader;

    private ParquetTable(string path, FileStream stream, ParquetReader reader)
    {
        Path = path;
        _stream = stream;
        _reader = reader;
    }

    /// <summary>The file.</summary>
    public string Path { get; }

    /// <summary>Row groups in the file.</summary>
    public int Groups => _reader.RowGroupCount;

    /// <summary>The columns.</summary>
    public IReadOnlyList<Field> Fields => _reader.Schema.Fields;

    /// <summary>The file's own key-value metadata.</summary>
    public IReadOnlyDictionary<string, string> Metadata => _reader.CustomMetadata;

    /// <summary>Opens a file.</summary>
    public static async Task<ParquetTable> OpenAsync(string path, CancellationToken cancellationToken)
    {
        FileStream? stream = null;
        try
        {
            stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
            return new ParquetTable(path, stream, await ParquetReader.CreateAsync(stream, cancellationToken: cancellationToken));
        }
        catch (Exception e) when (IsRefusal(e))
        {
            if (stream is not null)
            {
                await stream.DisposeAsync();
            }

            throw new DatasetException($"{path} cannot be read as a Parquet file: {e.Message}", e);
        }
    }

    /// <summary>The top-level column of that name, or null.</summary>
    public Field? Find(string name) => Fields.FirstOrDefault(f => string.Equals(f.Name, name, StringComparison.Ordinal));

    /// <summary>Rows in a row group.</summary>
    public int RowsOf(int group) => checked((int)_reader.RowGroups[group].RowCount);

    /// <summary>The values of a column of text.</summary>
    public Task<string?[]> ReadTextAsync(int group, DataField field, CancellationToken cancellationToken) =>
        ReadFlatAsync<ReadOnlyMemory<char>, string>(group, field, "text", static text => text.ToString(), cancellationToken);

    /// <summary>The values of a column of bytes.</summary>
    public Task<byte[]?[]> ReadBytesAsync(int group, DataField field, CancellationToken cancellationToken) =>
        ReadFlatAsync<ReadOnlyMemory<byte>, byte[]>(group, field, "bytes", static bytes => bytes.ToArray(), cancellationToken);

    /// <summary>The values of a column of lists of text; a missing list is empty, a missing text in a list is empty text.</summary>
    public async Task<ImmutableArray<string>[]> ReadListAsync(int group, DataField item, CancellationToken cancellationToken)
    {
        using var raw = await RawAsync(group, item, cancellationToken);
        if (raw is not RawColumnData<ReadOnlyMemory<char>> column)
        {
            throw Wrong(group, item, "a list of text");
        }

        var entries = checked((int)_reader.RowGroups[group].GetMetadata(item)!.MetaData!.NumValues);
        var lists = new List<ImmutableArray<string>.Builder>();
        for (int i = 0, value = 0; i < entries; i++)
        {
            if (column.RepetitionLevels[i] == 0)
            {
                lists.Add(ImmutableArray.CreateBuilder<string>());
            }

            var level = item.MaxDefinitionLevel == 0 ? 0 : column.DefinitionLevels[i];
            if (level == item.MaxDefinitionLevel)
            {
                lists[^1].Add(column.Values[value++].ToString());
            }
            else if (item.IsNullable && level == item.MaxDefinitionLevel - 1)
            {
                lists[^1].Add("");
            }
        }

        return lists.Count == RowsOf(group) ? [.. lists.Select(l => l.ToImmutable())] : throw Wrong(group, item, $"{RowsOf(group)} lists");
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await _reader.DisposeAsync();
        await _stream.DisposeAsync();
    }

    /// <summary>Whether an exception is a Parquet library's word for a file that is damaged, cut off or of a kind it does not know.</summary>
    public static bool IsRefusal(Exception error) =>
        error is IOException or ParquetException or ThriftProtocolException or NotSupportedException or InvalidDataException or UnauthorizedAccessException;

    private async Task<TResult?[]> ReadFlatAsync<TStored, TResult>(int group, DataField field, string what, Func<TStored, TResult> convert, CancellationToken cancellationToken)
        where TStored : struct
        where TResult : class
    {
        using var raw = await RawAsync(group, field, cancellationToken);
        if (raw is not RawColumnData<TStored> column || field.MaxRepetitionLevel > 0)
        {
            throw Wrong(group, field, what);
        }

        var values = new TResult?[RowsOf(group)];
        for (int i = 0, value = 0; i < values.Length; i++)
        {
            values[i] = field.MaxDefinitionLevel == 0 || column.DefinitionLevels[i] == field.MaxDefinitionLevel ? convert(column.Values[value++]) : null;
        }

        return values;
    }

    private async Task<RawColumnData> RawAsync(int group, DataField field, CancellationToken cancellationToken)
    {
        try
        {
            return await _reader.RowGroups[group].ReadRawColumnDataBaseAsync(field, cancellationToken);
        }
        catch (Exception e) when (IsRefusal(e))
        {
            throw new DatasetException($"{Path}: row group {group}, column {field.Path}: {e.Message}", e);
        }
    }

    private DatasetException Wrong(int group, DataField field, string what) => new($"{Path}: row group {group}: column {field.Path} does not hold {what}.");
}
