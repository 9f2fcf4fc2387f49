namespace Flywheel.Model.Chat;

/// <summary>A reply's stream that ends with an error where it is too long or falls silent.</summary>
/// <param name="inner">The stream.</param>
/// <param name="limit">Bytes at most.</param>
/// <param name="silence">Time to wait for the next bytes.</param>
/// <param name="time">The clock.</param>
internal sealed class BoundedReply(Stream inner, long limit, TimeSpan silence, TimeProvider time) : Stream
{
    private long _read;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => _read; set => throw new NotSupportedException(); }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        using var quiet = new CancellationTokenSource(silence, time);
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, quiet.Token);
        try
        {
            return Count(await inner.ReadAsync(buffer, linked.Token));
        }
        catch (OperationCanceledException e) when (quiet.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw new GenerationException(GenerationFailure.Timeout, $"The server sent nothing for {silence.TotalSeconds:0.#} s.", e);
        }
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => Count(inner.Read(buffer, offset, count));

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            inner.Dispose();
        }

        base.Dispose(disposing);
    }

    private int Count(int bytes)
    {
        _read += bytes;
        return _read <= limit ? bytes : throw new GenerationException(GenerationFailure.Reply, $"The server's reply is larger than {limit:N0} bytes.");
    }
}
