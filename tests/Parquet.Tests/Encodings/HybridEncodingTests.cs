using System.Buffers;
using Parquet.Encodings;
using Parquet.File;

namespace Parquet.Tests.Encodings;

public sealed class HybridEncodingTests
{
    [Fact]
    public void Runs_and_groups_of_any_width_come_back()
    {
        var random = new Random(6);
        for (int i = 0; i < 2000; i++)
        {
            int bitWidth = random.Next(1, 32);
            int maxValue = (int)((1L << bitWidth) - 1);
            int[] values = [.. Enumerable.Range(0, random.Next(1, 40)).SelectMany(
                _ => Enumerable.Repeat((int)random.NextInt64(maxValue + 1L), random.Next(1, 30)))];
            var encoded = new ArrayBufferWriter<byte>();
            HybridEncoding.Encode(values, bitWidth, encoded);

            var decoded = new int[values.Length];
            Assert.Equal(encoded.WrittenCount, HybridEncoding.Decode(encoded.WrittenSpan, bitWidth, maxValue, decoded));
            Assert.Equal(values, decoded);
        }
    }

    [Fact]
    public void The_format_s_own_example_is_read()
    {
        // The numbers 0 to 7 in three bits each.
        var decoded = new int[8];
        HybridEncoding.Decode([0b11, 0b10001000, 0b11000110, 0b11111010], 3, 7, decoded);

        Assert.Equal([0, 1, 2, 3, 4, 5, 6, 7], decoded);
    }

    [Fact]
    public void One_value_repeated_takes_a_few_bytes()
    {
        var encoded = new ArrayBufferWriter<byte>();
        HybridEncoding.Encode(new int[100_000], 1, encoded);

        Assert.InRange(encoded.WrittenCount, 1, 5);
    }

    [Theory]
    [InlineData("a level or index is 3", new byte[] { 3, 0xFF, 0xFF })]
    [InlineData("a run of 100 values where 8 are left", new byte[] { 200, 1, 0 })]
    [InlineData("end before the page's last value", new byte[] { 2, 0 })]
    [InlineData("a packed run of no values", new byte[] { 1 })]
    [InlineData("goes beyond the end of the page", new byte[] { 3, 0 })]
    public void Runs_that_do_not_fit_are_refused(string message, byte[] encoded) =>
        Assert.Contains(
            message,
            Assert.Throws<DamagedDataException>(() => HybridEncoding.Decode(encoded, 2, 2, new int[8])).Message, StringComparison.Ordinal);
}
