using Parquet.Compression;
using Parquet.File;

namespace Parquet.Tests.Compression;

public sealed class SnappyTests
{
    public static TheoryData<string, byte[]> Inputs
    {
        get
        {
            var random = new Random(3);
            var noise = new byte[200_000];
            random.NextBytes(noise);
            byte[] few = [.. Enumerable.Range(0, 150_000).Select(_ => (byte)random.Next(3))];
            byte[] far = [.. noise[..65_000], .. noise[..65_000], .. noise[..10]];
            return new()
            {
                { "nothing", [] }, { "a byte", [7] }, { "zeros", new byte[300_000] },
                { "noise", noise }, { "few symbols", few }, { "far repeats", far },
                { "text", System.Text.Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(0, 20_000).Select(i => $"line {i} of text\n"))) },
            };
        }
    }

    [Theory]
    [MemberData(nameof(Inputs))]
    public void What_was_compressed_comes_back(string name, byte[] input)
    {
        byte[] compressed = Compress(input);
        var output = new byte[input.Length];
        Snappy.Decompress(compressed, output);

        Assert.True(input.AsSpan().SequenceEqual(output), name);
        Assert.InRange(compressed.Length, 1, input.Length + input.Length / 1000 + 16);
    }

    [Fact]
    public void What_repeats_becomes_small()
    {
        Assert.InRange(Compress(new byte[300_000]).Length, 1, 15_000);
        Assert.InRange(Compress(Inputs.Last()[1] as byte[] ?? []).Length, 1, 130_000);
    }

    [Fact]
    public void Data_from_the_format_s_description_is_read()
    {
        // Length 12, literal "abcd", copy of 8 bytes from 4 back with a 2-byte offset.
        var output = new byte[12];
        Snappy.Decompress([12, 3 << 2, .. "abcd"u8, 7 << 2 | 2, 4, 0], output);

        Assert.Equal("abcdabcdabcd"u8.ToArray(), output);
    }

    [Fact]
    public void Every_length_up_to_a_few_blocks_edges_comes_back()
    {
        var random = new Random(4);
        foreach (int length in Enumerable.Range(0, 300).Concat([65_535, 65_536, 65_537, 131_071, 131_072, 131_073]))
        {
            byte[] input = [.. Enumerable.Range(0, length).Select(_ => (byte)random.Next(1 + length % 5))];
            var output = new byte[length];
            Snappy.Decompress(Compress(input), output);
            Assert.True(input.AsSpan().SequenceEqual(output), $"length {length}");
        }
    }

    [Fact]
    public void Damaged_data_is_refused_or_read_but_never_worse()
    {
        var random = new Random(5);
        byte[] compressed = Compress((byte[])Inputs.Last()[1]!);
        var output = new byte[((byte[])Inputs.Last()[1]!).Length];
        for (int i = 0; i < 2000; i++)
        {
            byte[] damaged = [.. compressed];
            damaged[random.Next(damaged.Length)] = (byte)random.Next(256);
            Exception? refused = Record.Exception(() => Snappy.Decompress(damaged, output));
            Assert.True(refused is null or DamagedDataException, refused?.ToString());
        }
    }

    private static byte[] Compress(byte[] input)
    {
        var room = new byte[Snappy.MaxCompressedLength(input.Length)];
        return room[..Snappy.Compress(input, room)];
    }
}
