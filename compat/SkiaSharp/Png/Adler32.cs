using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace SkiaSharp.Png;

/// <summary>The check sum at the end of a zlib stream.</summary>
internal static class Adler32
{
    private const uint Modulus = 65521;

    /// <summary>So many bytes cannot overflow 32-bit sums between two divisions; a multiple of 32.</summary>
    private const int Block = 5536;

    public static uint Compute(ReadOnlySpan<byte> bytes)
    {
        uint a = 1, b = 0;
        while (!bytes.IsEmpty)
        {
            var block = bytes[..Math.Min(Block, bytes.Length)];
            bytes = bytes[block.Length..];
            if (Avx2.IsSupported)
                block = AddVectors(block, ref a, ref b);
            foreach (var value in block)
            {
                a += value;
                b += a;
            }

            a %= Modulus;
            b %= Modulus;
        }

        return (b << 16) | a;
    }

    /// <returns>The tail that does not fill a vector.</returns>
    private static ReadOnlySpan<byte> AddVectors(ReadOnlySpan<byte> block, scoped ref uint a, scoped ref uint b)
    {
        var vectors = MemoryMarshal.Cast<byte, Vector256<byte>>(block);
        // The first byte of 32 is counted 32 times in the second sum, the last once.
        var weights = Vector256.Create(
            (sbyte)32, 31, 30, 29, 28, 27, 26, 25, 24, 23, 22, 21, 20, 19, 18, 17, 16, 15, 14, 13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1);
        Vector256<uint> sums = default, earlier = default;
        Vector256<int> weighted = default;
        foreach (var vector in vectors)
        {
            earlier += sums;
            sums += Avx2.SumAbsoluteDifferences(vector, Vector256<byte>.Zero).AsUInt32();
            weighted += Avx2.MultiplyAddAdjacent(Avx2.MultiplyAddAdjacent(vector, weights), Vector256<short>.One);
        }

        b += (a * (uint)(vectors.Length * 32)) + (32 * Vector256.Sum(earlier)) + (uint)Vector256.Sum(weighted);
        a += Vector256.Sum(sums);
        return block[(vectors.Length * 32)..];
    }
}
