using System.Buffers;
using System.Buffers.Binary;
using System.Runtime.CompilerServices;

namespace SkiaSharp.Png;

/// <summary>Collects bits, lowest first, in a pooled array that grows.</summary>
internal sealed class BitWriter(int capacity) : IDisposable
{
    private byte[] _bytes = ArrayPool<byte>.Shared.Rent(capacity);
    private int _length;
    private ulong _bits;
    private int _count;

    public ReadOnlySpan<byte> Written => _bytes.AsSpan(0, _length);

    /// <summary>Makes room for so many bytes; writing itself does not look.</summary>
    public void Reserve(int more)
    {
        if (_length + more + sizeof(ulong) <= _bytes.Length)
            return;
        var larger = ArrayPool<byte>.Shared.Rent(Math.Max(_bytes.Length * 2, _length + more + sizeof(ulong)));
        Written.CopyTo(larger);
        ArrayPool<byte>.Shared.Return(_bytes);
        _bytes = larger;
    }

    /// <summary>At most 32 bits at a time.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Write(uint value, int count)
    {
        _bits |= (ulong)value << _count;
        _count += count;
        if (_count < 32)
            return;
        BinaryPrimitives.WriteUInt32LittleEndian(_bytes.AsSpan(_length), (uint)_bits);
        _length += 4;
        _bits >>= 32;
        _count -= 32;
    }

    /// <summary>Fills the last byte up with zeros.</summary>
    public void Align()
    {
        while (_count > 0)
        {
            _bytes[_length++] = (byte)_bits;
            _bits >>= 8;
            _count -= 8;
        }

        (_bits, _count) = (0, 0);
    }

    public void Dispose()
    {
        ArrayPool<byte>.Shared.Return(_bytes);
        _bytes = [];
    }
}
