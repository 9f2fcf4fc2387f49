using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Parquet.File;

namespace Parquet.Encodings;

/// <summary>Reads numbers that are stored as all their first bytes, then all their second bytes, and so on.</summary>
internal static class SplitEncoding
{
    public static void Decode<TStored>(ReadOnlySpan<byte> source, Span<TStored> destination)
        where TStored : struct
    {
        int size = Unsafe.SizeOf<TStored>();
        int count = destination.Length;
        if ((long)count * size > source.Length)
            throw new DamagedDataException($"{count} values of {size} bytes do not fit the {source.Length} bytes of the page");
        Span<byte> bytes = MemoryMarshal.CreateSpan(
            ref Unsafe.As<TStored, byte>(ref MemoryMarshal.GetReference(destination)), count * size);
        for (int part = 0; part < size; part++)
        {
            ReadOnlySpan<byte> stream = source.Slice(part * count, count);
            for (int i = 0; i < count; i++)
                bytes[i * size + part] = stream[i];
        }
    }
}
