using System.Buffers;
using Parquet.Meta;
using Parquet.Meta.Proto;

namespace Parquet.File;

/// <summary>The bytes of one column chunk, read page by page.</summary>
internal sealed class PageInput(Stream stream, long start, long end)
{
    private const int FirstHeaderRead = 1024;

    /// <summary>Where in the file the next header or body begins.</summary>
    public long Position { get; private set; } = start;

    public long BytesLeft => end - Position;

    /// <summary>
    /// Reads a page's header. Its length is not known before, so more is read only when the first bytes do not hold it whole.
    /// </summary>
    public async ValueTask<PageHeader> ReadHeaderAsync(CancellationToken cancellationToken)
    {
        for (int size = FirstHeaderRead; ; size *= 8)
        {
            int length = (int)Math.Min(size, BytesLeft);
            byte[] buffer = ArrayPool<byte>.Shared.Rent(length);
            try
            {
                stream.Position = Position;
                await stream.ReadExactlyAsync(buffer.AsMemory(0, length), cancellationToken);
                if (TryParse(buffer.AsSpan(0, length), isAll: length == BytesLeft || size >= Limits.MaxPageHeaderBytes) is { } header)
                    return header;
            }
            finally
            {
                ArrayPool<byte>.Shared.Return(buffer);
            }
        }
    }

    public async ValueTask ReadBodyAsync(Memory<byte> destination, CancellationToken cancellationToken)
    {
        stream.Position = Position;
        await stream.ReadExactlyAsync(destination, cancellationToken);
        Position += destination.Length;
    }

    private PageHeader? TryParse(ReadOnlySpan<byte> bytes, bool isAll)
    {
        var reader = new ThriftReader(bytes, Position);
        try
        {
            PageHeader header = PageHeader.Read(ref reader);
            Position += reader.Position;
            return header;
        }
        catch (ThriftTruncatedException) when (!isAll)
        {
            return null;
        }
    }
}
