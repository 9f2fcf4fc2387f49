namespace SkiaSharp;

/// <summary>
/// What is disposed once and refuses use afterwards. Native resources live in safe handles, so a forgotten object leaks
/// nothing either, and there is no finalizer here.
/// </summary>
public abstract class SKNativeObject : IDisposable
{
    private int _disposed;

    protected internal bool IsDisposed => Volatile.Read(ref _disposed) != 0;

    public void Dispose()
    {
        if (Interlocked.Exchange(ref _disposed, 1) == 0)
            Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing)
    {
        if (disposing)
            DisposeManaged();
    }

    protected virtual void DisposeManaged()
    {
    }

    internal void ThrowIfDisposed() => ObjectDisposedException.ThrowIf(IsDisposed, this);
}
