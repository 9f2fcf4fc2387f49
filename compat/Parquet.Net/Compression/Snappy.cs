using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Parquet.File;

namespace Parquet.Compression;

/// <summary>
/// The Snappy block format: the length as a varint, then literals and copies of earlier bytes. The compressor looks for matches
/// within blocks of 64 KiB, so that every offset fits 16 bits.
/// </summary>
internal static class Snappy
{
    private const int BlockSize = 1 << 16;
    private const int HashBits = 14;
    private const int InputMargin = 15;

    public static int MaxCompressedLength(int length) => checked(32 + length + length / 6);

    public static int Compress(ReadOnlySpan<byte> source, Span<byte> destination)
    {
        int written = WriteLength((uint)source.Length, destination);
        Span<ushort> table = new ushort[1 << HashBits];
        for (int start = 0; start < source.Length; start += BlockSize)
        {
            table.Clear();
            ReadOnlySpan<byte> block = source.Slice(start, Math.Min(BlockSize, source.Length - start));
            written += CompressBlock(block, destination[written..], table);
        }
        return written;
    }

    /// <exception cref="DamagedDataException">The data is damaged, or more or less than the destination holds.</exception>
    public static void Decompress(ReadOnlySpan<byte> source, Span<byte> destination)
    {
        int position = ReadLength(source, out uint length);
        if (length != (uint)destination.Length)
            throw new DamagedDataException($"snappy data has {length} bytes instead of the stated {destination.Length}");
        int written = 0;
        while (position < source.Length)
        {
            byte tag = source[position++];
            if ((tag & 3) == 0)
                CopyLiteral(source, ref position, tag >> 2, destination, ref written);
            else
                CopyEarlier(source, ref position, tag, destination, ref written);
        }
        if (written != destination.Length)
            throw new DamagedDataException($"snappy data ends after {written} of {destination.Length} bytes");
    }

    private static void CopyLiteral(ReadOnlySpan<byte> source, ref int position, int code, Span<byte> destination, ref int written)
    {
        long length = code + 1L;
        if (code >= 60)
        {
            int bytes = code - 59;
            if (bytes > source.Length - position)
                throw new DamagedDataException("snappy data ends inside a length");
            length = 1;
            for (int i = 0; i < bytes; i++)
                length += (long)source[position++] << 8 * i;
        }
        if (length > source.Length - position || length > destination.Length - written)
            throw new DamagedDataException($"a snappy literal of {length} bytes goes beyond the end");
        source.Slice(position, (int)length).CopyTo(destination[written..]);
        position += (int)length;
        written += (int)length;
    }

    private static void CopyEarlier(ReadOnlySpan<byte> source, ref int position, byte tag, Span<byte> destination, ref int written)
    {
        int offsetBytes = (tag & 3) switch { 1 => 1, 2 => 2, _ => 4 };
        if (offsetBytes > source.Length - position)
            throw new DamagedDataException("snappy data ends inside an offset");
        int length = offsetBytes == 1 ? (tag >> 2 & 7) + 4 : (tag >> 2) + 1;
        uint offset = offsetBytes switch
        {
            1 => (uint)(tag >> 5) << 8 | source[position],
            2 => BinaryPrimitives.ReadUInt16LittleEndian(source[position..]),
            _ => BinaryPrimitives.ReadUInt32LittleEndian(source[position..]),
        };
        position += offsetBytes;
        if (offset == 0 || offset > (uint)written || length > destination.Length - written)
            throw new DamagedDataException($"a snappy copy of {length} bytes from {offset} bytes back goes beyond the data");
        int from = written - (int)offset;
        if (offset >= length)
        {
            destination.Slice(from, length).CopyTo(destination[written..]);
        }
        else
        {
            for (int i = 0; i < length; i++)
                destination[written + i] = destination[from + i];
        }
        written += length;
    }

    private static int CompressBlock(ReadOnlySpan<byte> block, Span<byte> destination, Span<ushort> table)
    {
        int written = 0;
        int literalStart = 0;
        ref byte bytes = ref MemoryMarshal.GetReference(block);
        int limit = block.Length - InputMargin;
        int position = 1;
        while (position < limit)
        {
            // The longer nothing is found, the larger the steps: what does not compress passes quickly.
            int candidate = FindMatch(ref bytes, table, limit, ref position);
            if (candidate < 0)
                break;
            written += WriteLiteral(block[literalStart..position], destination[written..]);
            int length = 4 + block[(candidate + 4)..].CommonPrefixLength(block[(position + 4)..]);
            written += WriteCopy(position - candidate, length, destination[written..]);
            position += length;
            literalStart = position;
            if (position < limit)
                table[Hash(Load(ref bytes, position - 1))] = (ushort)(position - 1);
        }
        return literalStart < block.Length ? written + WriteLiteral(block[literalStart..], destination[written..]) : written;
    }

    private static int FindMatch(ref byte bytes, Span<ushort> table, int limit, ref int position)
    {
        for (uint skip = 32; position < limit; position += (int)(skip++ >> 5))
        {
            uint current = Load(ref bytes, position);
            ref ushort slot = ref table[Hash(current)];
            int candidate = slot;
            slot = (ushort)position;
            if (candidate < position && Load(ref bytes, candidate) == current)
                return candidate;
        }
        return -1;
    }

    private static int WriteLiteral(ReadOnlySpan<byte> literal, Span<byte> destination)
    {
        if (literal.IsEmpty)
            return 0;
        int code = literal.Length - 1;
        int header = 1;
        if (code < 60)
        {
            destination[0] = (byte)(code << 2);
        }
        else
        {
            int bytes = code < 1 << 8 ? 1 : 2;
            destination[0] = (byte)(59 + bytes << 2);
            destination[1] = (byte)code;
            destination[2] = (byte)(code >> 8);
            header += bytes;
        }
        literal.CopyTo(destination[header..]);
        return header + literal.Length;
    }

    private static int WriteCopy(int offset, int length, Span<byte> destination)
    {
        int written = 0;
        // A copy has at most 64 bytes, and the short form at least 4: the last two parts are split so that both can be written.
        while (length > 64)
        {
            int part = length >= 68 ? 64 : 60;
            written += WriteLongCopy(offset, part, destination[written..]);
            length -= part;
        }
        if (length >= 12 || offset >= 2048)
            return written + WriteLongCopy(offset, length, destination[written..]);
        destination[written] = (byte)(offset >> 8 << 5 | length - 4 << 2 | 1);
        destination[written + 1] = (byte)offset;
        return written + 2;
    }

    private static int WriteLongCopy(int offset, int length, Span<byte> destination)
    {
        destination[0] = (byte)(length - 1 << 2 | 2);
        BinaryPrimitives.WriteUInt16LittleEndian(destination[1..], (ushort)offset);
        return 3;
    }

    private static uint Load(ref byte bytes, int position) => Unsafe.ReadUnaligned<uint>(ref Unsafe.Add(ref bytes, position));

    private static int Hash(uint value) => (int)(value * 0x1E35A7BDu >> 32 - HashBits);

    private static int WriteLength(uint length, Span<byte> destination)
    {
        int written = 0;
        for (; length >= 0x80; length >>= 7)
            destination[written++] = (byte)(length | 0x80);
        destination[written++] = (byte)length;
        return written;
    }

    private static int ReadLength(ReadOnlySpan<byte> source, out uint length)
    {
        ulong value = 0;
        for (int i = 0; i < Math.Min(5, source.Length); i++)
        {
            value |= (ulong)(source[i] & 0x7F) << 7 * i;
            if (source[i] < 0x80 && BitOperations.Log2(value | 1) < 32)
            {
                length = (uint)value;
                return i + 1;
            }
        }
        throw new DamagedDataException("snappy data does not begin with its length");
    }
}
