namespace Parquet.File;

/// <summary>A stream that is written from front to back, and how far it has come; it need not be able to seek.</summary>
internal sealed class CountedOutput(Stream stream)
{
    public long Position { get; private set; } = stream.CanSeek ? stream.Position : 0;

    public async ValueTask WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        await stream.WriteAsync(bytes, cancellationToken);
        Position += bytes.Length;
    }
}
