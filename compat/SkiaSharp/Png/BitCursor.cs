using System.Buffers.Binary;
using System.Runtime.CompilerServices;

namespace SkiaSharp.Png;

/// <summary>Where a <see cref="BitWriter"/> stands: a structure, so that a loop that writes keeps it in registers.</summary>
internal struct BitCursor
{
    public byte[] Bytes;

    /// <summary>Whole bytes written.</summary>
    public int Length;

    private int _count;
    private ulong _bits;

    /// <summary>At most 32 bits at a time, lowest first.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Write(uint value, int count)
    {
        _bits |= (ulong)value << _count;
        _count += count;
        if (_count < 32)
            return;
        BinaryPrimitives.WriteUInt32LittleEndian(Bytes.AsSpan(Length), (uint)_bits);
        Length += 4;
        _bits >>= 32;
        _count -= 32;
    }

    /// <summary>Fills the last byte up with zeros.</summary>
    public void Align()
    {
        while (_count > 0)
        {
            Bytes[Length++] = (byte)_bits;
            _bits >>= 8;
            _count -= 8;
        }

        (_bits, _count) = (0, 0);
    }
}
