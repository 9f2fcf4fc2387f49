using System.Buffers.Binary;
using Parquet.File;
using Parquet.Meta;
using Parquet.Meta.Proto;
using Parquet.Schema;

namespace Parquet;

/// <summary>
/// Writes a file from front to back; disposing of the writer writes the footer. After a row group that was begun but not completed
/// there is no footer, so that what was written cannot pass for a whole file.
/// </summary>
public sealed class ParquetWriter : ParquetActor, IAsyncDisposable
{
    private readonly ParquetSchema schema;
    private readonly ParquetOptions options;
    private readonly CountedOutput output;
    private readonly PageBuffers buffers = new();
    private readonly FileMetaData meta;
    private readonly List<ParquetRowGroupWriter> rowGroups = [];
    private IReadOnlyDictionary<string, string> customMetadata;
    private bool isDisposed;

    private ParquetWriter(ParquetSchema schema, Stream stream, ParquetOptions options, FileMetaData meta)
        : base(stream)
    {
        this.schema = schema;
        this.options = options;
        this.meta = meta;
        output = new CountedOutput(stream);
        customMetadata = (meta.KeyValueMetadata ?? []).ToDictionary(pair => pair.Key, pair => pair.Value ?? "", StringComparer.Ordinal);
    }

    /// <summary>Key-value pairs for the footer.</summary>
    public IReadOnlyDictionary<string, string> CustomMetadata
    {
        get => customMetadata;
        set => customMetadata = value.ToDictionary(pair => pair.Key, pair => pair.Value, StringComparer.Ordinal);
    }

    /// <summary>Begins a file, or with <paramref name="append"/> goes on with one after its last row group.</summary>
    /// <exception cref="ArgumentException">The stream cannot be written.</exception>
    /// <exception cref="ParquetException">The file to append to has another schema, or is damaged.</exception>
    public static async Task<ParquetWriter> CreateAsync(
        ParquetSchema schema, Stream output,
        ParquetOptions? options = null, bool append = false, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(schema);
        ArgumentNullException.ThrowIfNull(output);
        if (!output.CanWrite)
            throw new ArgumentException("stream is not writeable", nameof(output));
        options ??= new ParquetOptions();
        if (append)
            return new ParquetWriter(schema, output, options, await CutFooterAsync(schema, output, options, cancellationToken));
        var meta = new FileMetaData
        {
            Version = 1,
            Schema = SchemaEncoder.Encode(schema),
            CreatedBy = "VThinker Parquet.Net stand-in",
            ColumnOrders = [.. schema.DataFields.Select(_ => new ColumnOrder { TYPEORDER = new TypeDefinedOrder() })],
        };
        var writer = new ParquetWriter(schema, output, options, meta);
        await writer.output.WriteAsync(Magic.ToArray(), cancellationToken);
        return writer;
    }

    /// <summary>Begins a row group. The one before must be complete.</summary>
    /// <exception cref="InvalidOperationException">It is not.</exception>
    public ParquetRowGroupWriter CreateRowGroup()
    {
        if (rowGroups.LastOrDefault() is { IsComplete: false })
            throw new InvalidOperationException("the row group before is not complete");
        var rowGroup = new ParquetRowGroupWriter(output, buffers, schema, options);
        rowGroups.Add(rowGroup);
        return rowGroup;
    }

    public async ValueTask DisposeAsync()
    {
        if (isDisposed)
            return;
        isDisposed = true;
        if (rowGroups.Exists(rowGroup => !rowGroup.IsComplete))
            return;
        meta.RowGroups.AddRange(rowGroups.Select(rowGroup => rowGroup.ToRowGroup()));
        meta.NumRows = meta.RowGroups.Sum(rowGroup => rowGroup.NumRows);
        meta.KeyValueMetadata = customMetadata.Count == 0
            ? null
            : [.. customMetadata.Select(pair => new KeyValue { Key = pair.Key, Value = pair.Value })];
        var footer = new ThriftWriter();
        footer.Struct(meta, FileMetaData.Write);
        var tail = new byte[TailLength];
        BinaryPrimitives.WriteInt32LittleEndian(tail, footer.Written.Length);
        Magic.CopyTo(tail.AsSpan(4));
        await output.WriteAsync(footer.Written, CancellationToken.None);
        await output.WriteAsync(tail, CancellationToken.None);
        await Stream.FlushAsync();
    }

    private static async Task<FileMetaData> CutFooterAsync(
        ParquetSchema schema, Stream stream, ParquetOptions options, CancellationToken cancellationToken)
    {
        if (!stream.CanSeek || !stream.CanRead)
            throw new IOException("a stream to append to must be readable and seekable");
        (FileMetaData meta, long footerStart) = await new ParquetActor(stream).ReadFooterAsync(cancellationToken);
        ParquetSchema existing = SchemaDecoder.Decode(meta.Schema, options);
        FooterCheck.Check(meta, existing, footerStart);
        if (!schema.Equals(existing))
            throw new ParquetException($"the file to append to has another schema:{Environment.NewLine}{existing}");
        stream.SetLength(footerStart);
        stream.Position = footerStart;
        return meta;
    }
}
