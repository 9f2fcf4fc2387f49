using Parquet.File;

namespace Parquet.Encodings;

/// <summary>Reads the delta encodings: numbers as differences, byte arrays with their lengths and shared beginnings in front.</summary>
internal static class DeltaEncoding
{
    private const int MaxBlockSize = 1 << 16;

    /// <summary>Fills the destination; returns how many bytes that took.</summary>
    public static int DecodeNumbers(ReadOnlySpan<byte> source, Span<long> destination)
    {
        int position = 0;
        ulong blockSize = Varint(source, ref position);
        ulong miniblocks = Varint(source, ref position);
        ulong total = Varint(source, ref position);
        long value = ZigZag(Varint(source, ref position));
        bool isSane = blockSize is > 0 and <= MaxBlockSize && miniblocks > 0 && miniblocks <= blockSize;
        if (!isSane || blockSize % miniblocks != 0 || blockSize / miniblocks % 8 != 0)
            throw new DamagedDataException($"delta blocks of {blockSize} values in {miniblocks} parts");
        if (total != (ulong)destination.Length)
            throw new DamagedDataException($"{total} delta values where there should be {destination.Length}");
        if (destination.IsEmpty)
            return position;
        destination[0] = value;
        int filled = 1;
        int perMiniblock = (int)(blockSize / miniblocks);
        while (filled < destination.Length)
        {
            long minDelta = ZigZag(Varint(source, ref position));
            ReadOnlySpan<byte> widths = Take(source, ref position, (int)miniblocks);
            foreach (byte width in widths)
            {
                // Parts after the last value have widths but no bytes.
                if (filled == destination.Length)
                    break;
                if (width > 64)
                    throw new DamagedDataException($"delta values of {width} bits");
                ReadOnlySpan<byte> packed = Take(source, ref position, perMiniblock / 8 * width);
                int count = Math.Min(perMiniblock, destination.Length - filled);
                for (int i = 0; i < count; i++)
                    destination[filled++] = value = unchecked(value + minDelta + (long)Bits(packed, (long)i * width, width));
            }
        }
        return position;
    }

    /// <summary>Fills the destination with slices of the source.</summary>
    public static void DecodeLengthBytes(ReadOnlyMemory<byte> source, Span<ReadOnlyMemory<byte>> destination)
    {
        var lengths = new long[destination.Length];
        int position = DecodeNumbers(source.Span, lengths);
        for (int i = 0; i < destination.Length; i++)
        {
            if (lengths[i] < 0 || lengths[i] > source.Length - position)
                throw new DamagedDataException($"value {i} of {lengths[i]} bytes goes beyond the end of the page");
            destination[i] = source.Slice(position, (int)lengths[i]);
            position += (int)lengths[i];
        }
    }

    /// <summary>Fills the destination; values that share a beginning with the one before are made anew.</summary>
    public static void DecodeBytes(ReadOnlyMemory<byte> source, Span<ReadOnlyMemory<byte>> destination)
    {
        var shared = new long[destination.Length];
        int position = DecodeNumbers(source.Span, shared);
        DecodeLengthBytes(source[position..], destination);
        ReadOnlySpan<byte> before = default;
        long made = 0;
        for (int i = 0; i < destination.Length; i++)
        {
            if (shared[i] < 0 || shared[i] > before.Length)
                throw new DamagedDataException($"value {i} shares {shared[i]} bytes with the one before, which has {before.Length}");
            if (shared[i] > 0)
            {
                long length = shared[i] + destination[i].Length;
                made += length;
                if (made > Limits.ExpandedBytes(source.Length) || length > Array.MaxLength)
                    throw new DamagedDataException(
                        $"the {source.Length} bytes of shared beginnings grow beyond {Limits.ExpandedBytes(source.Length)}");
                var whole = new byte[length];
                before[..(int)shared[i]].CopyTo(whole);
                destination[i].Span.CopyTo(whole.AsSpan((int)shared[i]));
                destination[i] = whole;
            }
            before = destination[i].Span;
        }
    }

    private static ulong Bits(ReadOnlySpan<byte> packed, long firstBit, int width)
    {
        ulong value = 0;
        for (int taken = 0; taken < width;)
        {
            int inByte = (int)(firstBit + taken & 7);
            int count = Math.Min(8 - inByte, width - taken);
            ulong bits = (ulong)(packed[(int)(firstBit + taken >> 3)] >> inByte) & (1UL << count) - 1;
            value |= bits << taken;
            taken += count;
        }
        return value;
    }

    private static ReadOnlySpan<byte> Take(ReadOnlySpan<byte> source, ref int position, int length)
    {
        if (length > source.Length - position)
            throw new DamagedDataException("delta values go beyond the end of the page");
        ReadOnlySpan<byte> taken = source.Slice(position, length);
        position += length;
        return taken;
    }

    private static ulong Varint(ReadOnlySpan<byte> source, ref int position)
    {
        ulong value = 0;
        for (int shift = 0; shift < 64; shift += 7)
        {
            byte next = Take(source, ref position, 1)[0];
            value |= (ulong)(next & 0x7F) << shift;
            if (next < 0x80)
                return value;
        }
        throw new DamagedDataException("a delta number is longer than 10 bytes");
    }

    private static long ZigZag(ulong value) => (long)(value >> 1) ^ -(long)(value & 1);
}
