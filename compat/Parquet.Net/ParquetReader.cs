using Parquet.File;
using Parquet.Meta;
using Parquet.Schema;

namespace Parquet;

/// <summary>Reads a file. Nothing but the footer is read until a column is asked for.</summary>
public class ParquetReader : ParquetActor, IAsyncDisposable
{
    private readonly bool leaveStreamOpen;

    private ParquetReader(Stream input, bool leaveStreamOpen, FileMetaData meta, ParquetSchema schema)
        : base(input)
    {
        this.leaveStreamOpen = leaveStreamOpen;
        Metadata = meta;
        Schema = schema;
        RowGroups = [.. meta.RowGroups.Select((group, index) => new ParquetRowGroupReader(group, index, schema, input))];
    }

    public FileMetaData? Metadata { get; }

    public ParquetSchema Schema { get; }

    public int RowGroupCount => RowGroups.Count;

    public IReadOnlyList<ParquetRowGroupReader> RowGroups { get; }

    /// <summary>The file's own key-value pairs; of a key that occurs twice, the last one.</summary>
    public Dictionary<string, string> CustomMetadata
    {
        get
        {
            var pairs = new Dictionary<string, string>(StringComparer.Ordinal);
            foreach (KeyValue pair in Metadata?.KeyValueMetadata ?? [])
                pairs[pair.Key] = pair.Value ?? "";
            return pairs;
        }
    }

    public static async Task<ParquetReader> CreateAsync(
        string filePath, ParquetOptions? parquetOptions = null, CancellationToken cancellationToken = default) =>
        await CreateAsync(System.IO.File.OpenRead(filePath), parquetOptions, leaveStreamOpen: false, cancellationToken);

    /// <summary>Reads the footer and holds it against the file.</summary>
    /// <exception cref="ArgumentException">The stream cannot be read or searched.</exception>
    /// <exception cref="IOException">This is no Parquet file.</exception>
    /// <exception cref="ParquetException">The file is damaged.</exception>
    /// <exception cref="Meta.Proto.ThriftProtocolException">The footer is damaged.</exception>
    /// <exception cref="NotSupportedException">The file holds columns of a kind that is not supported.</exception>
    public static async Task<ParquetReader> CreateAsync(
        Stream input, ParquetOptions? parquetOptions = null, bool leaveStreamOpen = true, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(input);
        try
        {
            if (!input.CanRead || !input.CanSeek)
                throw new ArgumentException("stream must be readable and seekable", nameof(input));
            (FileMetaData meta, long footerStart) = await new ParquetActor(input).ReadFooterAsync(cancellationToken);
            ParquetSchema schema = SchemaDecoder.Decode(meta.Schema, parquetOptions ?? new ParquetOptions());
            FooterCheck.Check(meta, schema, footerStart);
            return new ParquetReader(input, leaveStreamOpen, meta, schema);
        }
        catch when (!leaveStreamOpen)
        {
            await input.DisposeAsync();
            throw;
        }
    }

    public ParquetRowGroupReader OpenRowGroupReader(int index) => RowGroups[index];

    public async ValueTask DisposeAsync()
    {
        if (!leaveStreamOpen)
            await Stream.DisposeAsync();
        GC.SuppressFinalize(this);
    }
}
