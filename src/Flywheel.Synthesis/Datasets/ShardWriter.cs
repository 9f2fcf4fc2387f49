using System.Collections.Immutable;
using System.IO.Compression;
using Parquet;
using Parquet.Schema;

namespace Flywheel.Synthesis.Datasets;

/// <summary>
/// Writes one Parquet file, row group by row group. The file stands aside under a temporary name until <see cref="CompleteAsync"/>; dispose of
/// the writer without that, and nothing is left.
/// </summary>
internal sealed class ShardWriter : IAsyncDisposable
{
    private readonly string _temporary;
    private readonly string _path;
    private readonly FileStream _stream;
    private readonly ParquetWriter _writer;
    private readonly ParquetSchema _schema;
    private readonly DatasetSchema _columns;
    private readonly int _groupRows;
    private readonly List<DatasetRow> _rows = [];
    private bool _closed;

    private ShardWriter(string path, string temporary, FileStream stream, ParquetWriter writer, ParquetSchema schema, DatasetSchema columns, int groupRows)
    {
        _path = path;
        _temporary = temporary;
        _stream = stream;
        _writer = writer;
        _schema = schema;
        _columns = columns;
        _groupRows = groupRows;
    }

    /// <summary>Begins a file.</summary>
    public static async Task<ShardWriter> CreateAsync(string path, DatasetSchema columns, DatasetSettings settings, CancellationToken cancellationToken)
    {
        var temporary = DatasetFiles.Aside(path);
        var stream = new FileStream(temporary, FileMode.Create, FileAccess.ReadWrite, FileShare.Read, 1 << 16, useAsync: false);
        try
        {
            var schema = new ParquetSchema(columns.Columns.Select(Field));
            // Nearly all bytes are pictures, which are packed already: more effort would cost time and save nothing.
            var options = new ParquetOptions
            {
                CompressionMethod = settings.Compression == "zstd" ? CompressionMethod.Zstd : CompressionMethod.Snappy,
                CompressionLevel = CompressionLevel.Fastest,
            };
            var writer = await ParquetWriter.CreateAsync(schema, stream, options, cancellationToken: cancellationToken);
            writer.CustomMetadata = new Dictionary<string, string> { [HuggingFaceFeatures.Key] = HuggingFaceFeatures.Metadata(columns) };
            return new ShardWriter(path, temporary, stream, writer, schema, columns, settings.GroupRows);
        }
        catch
        {
            await stream.DisposeAsync();
            File.Delete(temporary);
            throw;
        }
    }

    /// <summary>Adds a row.</summary>
    public async Task AddAsync(DatasetRow row, CancellationToken cancellationToken)
    {
        _rows.Add(row);
        if (_rows.Count == _groupRows)
        {
            await FlushAsync(cancellationToken);
        }
    }

    /// <summary>Writes what is left and gives the file its name.</summary>
    public async Task CompleteAsync(CancellationToken cancellationToken)
    {
        if (_rows.Count > 0)
        {
            await FlushAsync(cancellationToken);
        }

        await _writer.DisposeAsync();
        _stream.Flush(flushToDisk: true);
        await _stream.DisposeAsync();
        _closed = true;
        File.Move(_temporary, _path, overwrite: true);
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        if (_closed)
        {
            return;
        }

        _closed = true;
        try
        {
            await _writer.DisposeAsync();
        }
        catch (InvalidOperationException)
        {
            // A row group was left half written; the file is thrown away all the same.
        }

        await _stream.DisposeAsync();
        File.Delete(_temporary);
    }

    private static Field Field(DatasetColumn column) => column.Type switch
    {
        ColumnType.Image => new StructField(column.Name, new DataField<byte[]>("bytes"), new DataField<string>("path")),
        ColumnType.TextList => new ListField(column.Name, typeof(string), elementName: "element"),
        _ => new DataField<string>(column.Name),
    };

    private async Task FlushAsync(CancellationToken cancellationToken)
    {
        using var group = _writer.CreateRowGroup();
        for (var i = 0; i < _columns.Columns.Length; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            switch (_schema.Fields[i])
            {
                case StructField image:
                    var pictures = _rows.ConvertAll(r => (DatasetImage)r.Values[i]);
                    await group.WriteAsync((DataField)image.Fields[0], [.. pictures.Select(p => (byte[]?)p.Bytes)]);
                    await group.WriteAsync((DataField)image.Fields[1], [.. pictures.Select(p => (string?)p.Path)]);
                    break;
                case ListField list:
                    await WriteListAsync(group, (DataField)list.Item, [.. _rows.Select(r => (ImmutableArray<string>)r.Values[i])], cancellationToken);
                    break;
                case DataField text:
                    await group.WriteAsync(text, [.. _rows.Select(r => (string?)r.Values[i])]);
                    break;
            }
        }

        group.CompleteValidate();
        _rows.Clear();
    }

    /// <summary>Levels by hand: an empty list has an entry of its own that holds no value.</summary>
    private static Task WriteListAsync(ParquetRowGroupWriter group, DataField item, IReadOnlyList<ImmutableArray<string>> lists, CancellationToken cancellationToken)
    {
        List<int> definitions = [], repetitions = [];
        foreach (var list in lists)
        {
            for (var i = 0; i < Math.Max(list.Length, 1); i++)
            {
                definitions.Add(list.Length == 0 ? item.MaxDefinitionLevel - 2 : item.MaxDefinitionLevel);
                repetitions.Add(i == 0 ? 0 : 1);
            }
        }

        ReadOnlyMemory<char>[] texts = [.. lists.SelectMany(l => l).Select(t => t.AsMemory())];
        return group.WriteAllPartsAsync<ReadOnlyMemory<char>>(item, texts, (ReadOnlyMemory<int>?)definitions.ToArray(), (ReadOnlyMemory<int>?)repetitions.ToArray(), cancellationToken);
    }
}
