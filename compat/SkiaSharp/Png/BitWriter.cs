using System.Buffers;

namespace SkiaSharp.Png;

/// <summary>Collects bits, lowest first, in a pooled array that grows.</summary>
internal sealed class BitWriter(int capacity) : IDisposable
{
    private BitCursor _cursor = new() { Bytes = ArrayPool<byte>.Shared.Rent(capacity) };

    public ReadOnlySpan<byte> Written => _cursor.Bytes.AsSpan(0, _cursor.Length);

    /// <summary>For loops that write much: copy it, write to the copy, put the copy back.</summary>
    public ref BitCursor Cursor => ref _cursor;

    /// <summary>Makes room for so many bytes; writing itself does not look.</summary>
    public void Reserve(int more)
    {
        var needed = _cursor.Length + more + sizeof(ulong);
        if (needed <= _cursor.Bytes.Length)
            return;
        var larger = ArrayPool<byte>.Shared.Rent(Math.Max(_cursor.Bytes.Length * 2, needed));
        Written.CopyTo(larger);
        ArrayPool<byte>.Shared.Return(_cursor.Bytes);
        _cursor.Bytes = larger;
    }

    /// <summary>At most 32 bits at a time.</summary>
    public void Write(uint value, int count) => _cursor.Write(value, count);

    /// <summary>Fills the last byte up with zeros.</summary>
    public void Align() => _cursor.Align();

    public void Dispose()
    {
        ArrayPool<byte>.Shared.Return(_cursor.Bytes);
        _cursor.Bytes = [];
    }
}
