using System.Buffers;
using System.Buffers.Binary;
using Parquet.File;

namespace Parquet.Encodings;

/// <summary>Small numbers as runs and bit-packed groups of eight: levels, dictionary indexes, and truth values in newer files.</summary>
internal static class HybridEncoding
{
    public static int BitWidth(int maxValue) => 32 - int.LeadingZeroCount(maxValue);

    /// <summary>Fills the destination; returns how many bytes that took.</summary>
    /// <exception cref="DamagedDataException">The runs end too early, hold too many values, or a value above the greatest one.</exception>
    public static int Decode(ReadOnlySpan<byte> source, int bitWidth, int maxValue, Span<int> destination)
    {
        int position = 0;
        int filled = 0;
        while (filled < destination.Length)
        {
            uint header = Varint(source, ref position);
            int used = (header & 1) == 0
                ? FillRun(source, ref position, bitWidth, header >> 1, destination[filled..])
                : UnpackGroups(source, ref position, bitWidth, header >> 1, destination[filled..]);
            filled += used;
        }
        foreach (int value in destination)
        {
            if ((uint)value > (uint)maxValue)
                throw new DamagedDataException($"a level or index is {(uint)value} where the greatest is {maxValue}");
        }
        return position;
    }

    /// <summary>Decodes what is preceded by its length in bytes; returns how many bytes that took, the length included.</summary>
    public static int DecodeWithLength(ReadOnlySpan<byte> source, int bitWidth, int maxValue, Span<int> destination)
    {
        if (source.Length < 4)
            throw new DamagedDataException("the page ends inside the length of its levels");
        int length = BinaryPrimitives.ReadInt32LittleEndian(source);
        if (length < 0 || length > source.Length - 4)
            throw new DamagedDataException($"levels of {length} bytes go beyond the end of the page");
        Decode(source.Slice(4, length), bitWidth, maxValue, destination);
        return 4 + length;
    }

    public static void EncodeWithLength(ReadOnlySpan<int> values, int bitWidth, ArrayBufferWriter<byte> destination)
    {
        var encoded = new ArrayBufferWriter<byte>();
        Encode(values, bitWidth, encoded);
        BinaryPrimitives.WriteInt32LittleEndian(destination.GetSpan(4), encoded.WrittenCount);
        destination.Advance(4);
        destination.Write(encoded.WrittenSpan);
    }

    public static void Encode(ReadOnlySpan<int> values, int bitWidth, ArrayBufferWriter<byte> destination)
    {
        int literalStart = 0;
        int position = 0;
        while (position < values.Length)
        {
            int run = RunLength(values[position..]);
            int literals = position - literalStart;
            // Packed groups have eight values each, so those before a run take what they lack from it.
            int borrowed = literals % 8 == 0 ? 0 : 8 - literals % 8;
            if (run - borrowed >= 8)
            {
                position += borrowed;
                PackGroups(values[literalStart..position], bitWidth, destination);
                WriteRun(values[position], run - borrowed, bitWidth, destination);
                position += run - borrowed;
                literalStart = position;
            }
            else
            {
                position += run;
            }
        }
        PackGroups(values[literalStart..], bitWidth, destination);
    }

    private static int FillRun(ReadOnlySpan<byte> source, ref int position, int bitWidth, uint length, Span<int> destination)
    {
        int bytes = (bitWidth + 7) / 8;
        if (bytes > source.Length - position)
            throw new DamagedDataException("a run ends before its value");
        if (length == 0 || length > (uint)destination.Length)
            throw new DamagedDataException($"a run of {length} values where {destination.Length} are left");
        int value = 0;
        for (int i = 0; i < bytes; i++)
            value |= source[position++] << 8 * i;
        destination[..(int)length].Fill(value);
        return (int)length;
    }

    private static int UnpackGroups(ReadOnlySpan<byte> source, ref int position, int bitWidth, uint groups, Span<int> destination)
    {
        if (groups == 0)
            throw new DamagedDataException("a packed run of no values");
        // The last group of a page is filled up, and some writers leave its unused bytes out.
        int count = (int)Math.Min(groups * 8L, destination.Length);
        long bytes = (long)groups * bitWidth;
        if (((long)count * bitWidth + 7) / 8 > source.Length - position)
            throw new DamagedDataException($"a packed run of {groups * 8L} values goes beyond the end of the page");
        Unpack(source[position..], bitWidth, destination[..count]);
        position = (int)Math.Min(position + bytes, source.Length);
        return count;
    }

    private static void Unpack(ReadOnlySpan<byte> source, int bitWidth, Span<int> destination)
    {
        ulong pending = 0;
        int pendingBits = 0;
        int position = 0;
        ulong mask = (1UL << bitWidth) - 1;
        for (int i = 0; i < destination.Length; i++)
        {
            while (pendingBits < bitWidth)
            {
                pending |= (ulong)source[position++] << pendingBits;
                pendingBits += 8;
            }
            destination[i] = (int)(pending & mask);
            pending >>= bitWidth;
            pendingBits -= bitWidth;
        }
    }

    private static uint Varint(ReadOnlySpan<byte> source, ref int position)
    {
        uint value = 0;
        for (int shift = 0; shift < 32; shift += 7)
        {
            if (position >= source.Length)
                throw new DamagedDataException("levels or indexes end before the page's last value");
            byte next = source[position++];
            value |= (uint)(next & 0x7F) << shift;
            if (next < 0x80)
                return value;
        }
        throw new DamagedDataException("a run's header is longer than 5 bytes");
    }

    private static int RunLength(ReadOnlySpan<int> values)
    {
        int different = values.IndexOfAnyExcept(values[0]);
        return different < 0 ? values.Length : different;
    }

    private static void WriteRun(int value, int length, int bitWidth, ArrayBufferWriter<byte> destination)
    {
        WriteVarint((uint)length << 1, destination);
        int bytes = (bitWidth + 7) / 8;
        Span<byte> room = destination.GetSpan(4);
        for (int i = 0; i < bytes; i++)
            room[i] = (byte)(value >> 8 * i);
        destination.Advance(bytes);
    }

    private static void PackGroups(ReadOnlySpan<int> values, int bitWidth, ArrayBufferWriter<byte> destination)
    {
        if (values.IsEmpty)
            return;
        int groups = (values.Length + 7) / 8;
        WriteVarint((uint)groups << 1 | 1, destination);
        int bytes = groups * bitWidth;
        Span<byte> room = destination.GetSpan(bytes)[..bytes];
        room.Clear();
        long bit = 0;
        foreach (int value in values)
        {
            ulong shifted = (ulong)(uint)value << (int)(bit & 7);
            for (int at = (int)(bit >> 3); shifted != 0; at++, shifted >>= 8)
                room[at] |= (byte)shifted;
            bit += bitWidth;
        }
        destination.Advance(bytes);
    }

    private static void WriteVarint(uint value, ArrayBufferWriter<byte> destination)
    {
        Span<byte> room = destination.GetSpan(5);
        int written = 0;
        for (; value >= 0x80; value >>= 7)
            room[written++] = (byte)(value | 0x80);
        room[written++] = (byte)value;
        destination.Advance(written);
    }
}
