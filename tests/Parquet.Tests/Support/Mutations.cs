using System.Buffers.Binary;
using System.Diagnostics;
using Parquet.Meta.Proto;

namespace Parquet.Tests.Support;

/// <summary>Damages files at random and reads them: every one must be read or refused, quickly and within bounds.</summary>
internal static class Mutations
{
    private const long MaxAllocated = 512L << 20;
    private static readonly TimeSpan MaxTime = TimeSpan.FromSeconds(10);

    /// <summary>Reads that many damaged versions of a file; returns how many were refused.</summary>
    public static async Task<int> ReadDamagedAsync(byte[] file, int count, Random random)
    {
        int refused = 0;
        for (int i = 0; i < count; i++)
        {
            byte[] damaged = Mutate(file, random);
            long before = GC.GetTotalAllocatedBytes();
            var clock = Stopwatch.StartNew();
            try
            {
                await ParquetFiles.ReadAllAsync(new MemoryStream(damaged));
            }
            catch (Exception e) when (e is ParquetException or IOException or ThriftProtocolException or NotSupportedException)
            {
                refused++;
                Assert.NotEqual("", e.Message);
            }
            Assert.InRange(GC.GetTotalAllocatedBytes() - before, 0, MaxAllocated);
            Assert.InRange(clock.Elapsed, TimeSpan.Zero, MaxTime);
        }
        return refused;
    }

    private static byte[] Mutate(byte[] file, Random random)
    {
        byte[] damaged = [.. file];
        if (random.Next(10) == 0)
            return damaged[..random.Next(damaged.Length)];
        // Most of what can go wrong is in the footer, so half of the damage is there.
        int footer = Math.Max(0, file.Length - 8 - BinaryPrimitives.ReadInt32LittleEndian(file.AsSpan(file.Length - 8)));
        for (int changes = random.Next(1, 5); changes > 0; changes--)
        {
            int at = random.Next(2) == 0 ? random.Next(footer, damaged.Length) : random.Next(4, damaged.Length);
            switch (random.Next(5))
            {
                case 0:
                    damaged[at] ^= (byte)(1 << random.Next(8));
                    break;
                case 1:
                    damaged[at] = (byte)random.Next(256);
                    break;
                case 2:
                    damaged[at] = random.Next(2) == 0 ? (byte)0xFF : (byte)0;
                    break;
                case 3:
                    damaged.AsSpan(at, Math.Min(random.Next(1, 6), damaged.Length - at)).Fill(0xFF);
                    break;
                default:
                    int length = Math.Min(random.Next(1, 20), damaged.Length - at);
                    damaged.AsSpan(random.Next(damaged.Length - length), length).CopyTo(damaged.AsSpan(at));
                    break;
            }
        }
        return damaged;
    }
}
