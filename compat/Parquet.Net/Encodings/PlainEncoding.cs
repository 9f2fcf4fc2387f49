using System.Buffers;
using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Parquet.File;

namespace Parquet.Encodings;

/// <summary>Values one after the other. Byte arrays are preceded by their length unless that is fixed; truth values take a bit.</summary>
internal static class PlainEncoding
{
    /// <summary>Fills the destination. Byte arrays become slices of the source.</summary>
    /// <param name="source">The values.</param>
    /// <param name="fixedLength">The length of each byte array, or 0 where it is stored.</param>
    /// <param name="destination">One of the physical types: bool, int, long, <see cref="Int96"/>, float, double, bytes.</param>
    public static void Decode<TStored>(ReadOnlyMemory<byte> source, int fixedLength, Span<TStored> destination)
        where TStored : struct
    {
        if (typeof(TStored) == typeof(ReadOnlyMemory<byte>))
            DecodeBytes(source, fixedLength, Reinterpret<TStored, ReadOnlyMemory<byte>>(destination));
        else if (typeof(TStored) == typeof(bool))
            DecodeBits(source.Span, Reinterpret<TStored, bool>(destination));
        else
            DecodeNumbers(source.Span, destination);
    }

    public static void Encode<TStored>(ReadOnlySpan<TStored> values, ArrayBufferWriter<byte> destination)
        where TStored : struct
    {
        if (typeof(TStored) == typeof(ReadOnlyMemory<byte>))
            EncodeBytes(Reinterpret<TStored, ReadOnlyMemory<byte>>(values), destination);
        else if (typeof(TStored) == typeof(bool))
            EncodeBits(Reinterpret<TStored, bool>(values), destination);
        else
            destination.Write(AsBytes(values));
    }

    /// <summary>The same span under the name that its type parameter stands for.</summary>
    public static Span<TTo> Reinterpret<TFrom, TTo>(Span<TFrom> span)
        where TFrom : struct
        where TTo : struct =>
        typeof(TFrom) == typeof(TTo)
            ? MemoryMarshal.CreateSpan(ref Unsafe.As<TFrom, TTo>(ref MemoryMarshal.GetReference(span)), span.Length)
            : throw new InvalidOperationException($"{typeof(TFrom)} is not {typeof(TTo)}");

    public static ReadOnlySpan<TTo> Reinterpret<TFrom, TTo>(ReadOnlySpan<TFrom> span)
        where TFrom : struct
        where TTo : struct =>
        Reinterpret<TFrom, TTo>(MemoryMarshal.CreateSpan(ref MemoryMarshal.GetReference(span), span.Length));

    private static ReadOnlySpan<byte> AsBytes<TStored>(ReadOnlySpan<TStored> values)
        where TStored : struct =>
        MemoryMarshal.CreateReadOnlySpan(
            ref Unsafe.As<TStored, byte>(ref MemoryMarshal.GetReference(values)), checked(values.Length * Unsafe.SizeOf<TStored>()));

    private static void DecodeNumbers<TStored>(ReadOnlySpan<byte> source, Span<TStored> destination)
        where TStored : struct
    {
        long length = (long)destination.Length * Unsafe.SizeOf<TStored>();
        if (length > source.Length)
            throw new DamagedDataException($"{destination.Length} values need {length} bytes where {source.Length} are left");
        ref byte to = ref Unsafe.As<TStored, byte>(ref MemoryMarshal.GetReference(destination));
        source[..(int)length].CopyTo(MemoryMarshal.CreateSpan(ref to, (int)length));
    }

    private static void DecodeBits(ReadOnlySpan<byte> source, Span<bool> destination)
    {
        if ((destination.Length + 7L) / 8 > source.Length)
            throw new DamagedDataException($"{destination.Length} truth values need more than the {source.Length} bytes that are left");
        for (int i = 0; i < destination.Length; i++)
            destination[i] = (source[i >> 3] >> (i & 7) & 1) != 0;
    }

    private static void DecodeBytes(ReadOnlyMemory<byte> source, int fixedLength, Span<ReadOnlyMemory<byte>> destination)
    {
        ReadOnlySpan<byte> bytes = source.Span;
        int position = 0;
        for (int i = 0; i < destination.Length; i++)
        {
            int length = fixedLength;
            if (length == 0)
            {
                if (bytes.Length - position < 4)
                    throw new DamagedDataException($"the page ends before its value {i}");
                length = BinaryPrimitives.ReadInt32LittleEndian(bytes[position..]);
                position += 4;
            }
            if (length < 0 || length > bytes.Length - position)
                throw new DamagedDataException($"value {i} of {length} bytes goes beyond the end of the page");
            destination[i] = source.Slice(position, length);
            position += length;
        }
    }

    private static void EncodeBits(ReadOnlySpan<bool> values, ArrayBufferWriter<byte> destination)
    {
        int bytes = (values.Length + 7) / 8;
        Span<byte> room = destination.GetSpan(bytes)[..bytes];
        room.Clear();
        for (int i = 0; i < values.Length; i++)
        {
            if (values[i])
                room[i >> 3] |= (byte)(1 << (i & 7));
        }
        destination.Advance(bytes);
    }

    private static void EncodeBytes(ReadOnlySpan<ReadOnlyMemory<byte>> values, ArrayBufferWriter<byte> destination)
    {
        foreach (ReadOnlyMemory<byte> value in values)
        {
            BinaryPrimitives.WriteInt32LittleEndian(destination.GetSpan(4), value.Length);
            destination.Advance(4);
            destination.Write(value.Span);
        }
    }
}
