using System.IO.Compression;
using SkiaSharp.Png;

namespace SkiaSharp.Tests.Png;

public sealed class FlatDeflateTests
{
    public static TheoryData<int, int> Shapes() => new() { { 1, 1 }, { 1, 2 }, { 1, 449 }, { 3, 4 }, { 3, 1345 }, { 4, 1793 }, { 4, 40001 }, { 3, 301 } };

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Zlib_unpacks_what_was_packed(int pixel, int row)
    {
        var random = new Random((pixel * 1000) + row);
        for (var round = 0; round < 60; round++)
        {
            var data = MakeRows(random, row * random.Next(1, 1 + Math.Min(200, 300000 / row)), row);
            Assert.Equal(data, Unpack(Pack(data, pixel, row)));
        }
    }

    [Fact]
    public void The_rarest_of_very_uneven_symbols_still_gets_a_code()
    {
        // Frequencies like Fibonacci's numbers make Huffman's tree as deep as it gets: deeper than deflate's 15 bits.
        var data = new List<byte>();
        int a = 1, b = 1;
        for (byte symbol = 0; symbol < 22; symbol++)
        {
            data.AddRange(Enumerable.Repeat(symbol, a));
            (a, b) = (b, a + b);
        }

        byte[] shuffled = [.. data];
        new Random(3).Shuffle(shuffled);
        Assert.Equal(shuffled, Unpack(Pack(shuffled, 1, shuffled.Length)));
    }

    [Theory]
    [InlineData(15)]
    [InlineData(7)]
    public void Codes_are_complete_and_no_longer_than_allowed(int longest)
    {
        var random = new Random(longest);
        for (var round = 0; round < 300; round++)
        {
            int[] frequencies = [.. Enumerable.Range(0, random.Next(2, 1 << Math.Min(longest, 8))).Select(_ => (int)Math.Pow(2, random.NextDouble() * 28))];
            var lengths = new HuffmanCode(frequencies, longest).Lengths.ToArray();
            Assert.All(lengths, length => Assert.InRange(length, 1, longest));
            Assert.Equal(1, lengths.Sum(length => Math.Pow(2, -length)), 9);
        }
    }

    [Theory]
    [InlineData(0, 1u)]
    [InlineData(9, 0x091E01DEu)]
    public void Adler_gives_the_published_values(int length, uint expected) =>
        Assert.Equal(expected, Adler32.Compute("123456789"u8[..length]));

    [Fact]
    public void Crc_gives_the_published_value() => Assert.Equal(0xCBF43926u, Crc32.Append(0, "123456789"u8));

    private static byte[] Pack(byte[] data, int pixel, int row)
    {
        using var output = new BitWriter(16);
        FlatDeflate.Compress(data, pixel, row, output);
        return output.Written.ToArray();
    }

    private static byte[] Unpack(byte[] packed)
    {
        using var stream = new ZLibStream(new MemoryStream(packed), CompressionMode.Decompress);
        using var data = new MemoryStream();
        stream.CopyTo(data);
        return data.ToArray();
    }

    private static byte[] MakeRows(Random random, int length, int row)
    {
        var data = new byte[length];
        var colors = random.Next(1, 300);
        for (var at = 0; at < length;)
        {
            var run = Math.Min(length - at, random.Next(1, random.Next(2, 1000)));
            var kind = random.Next(4);
            for (var i = 0; i < run; i++, at++)
            {
                data[at] = kind switch
                {
                    0 when at > 0 => data[at - 1],
                    1 when at >= row => data[at - row],
                    2 when at > 5000 => data[at - 5000],
                    _ => (byte)random.Next(colors),
                };
            }
        }

        return data;
    }
}
