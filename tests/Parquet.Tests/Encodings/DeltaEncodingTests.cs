using Parquet.Encodings;
using Parquet.File;

namespace Parquet.Tests.Encodings;

public sealed class DeltaEncodingTests
{
    // Block of 128 values in 4 parts, so many values, the first one, then the smallest difference and the widths of the parts.
    private static readonly byte[] Countdown = [0x80, 1, 4, 5, 14, 1, 0, 0, 0, 0];

    [Fact]
    public void Equal_differences_take_no_bits()
    {
        var decoded = new long[5];
        Assert.Equal(Countdown.Length, DeltaEncoding.DecodeNumbers(Countdown, decoded));

        Assert.Equal([7, 6, 5, 4, 3], decoded);
    }

    [Fact]
    public void Values_that_share_a_beginning_are_made_whole()
    {
        // Shared lengths 0, 3; then the lengths of the rest 5, 2; then the rests.
        byte[] encoded = [0x80, 1, 4, 2, 0, 6, 0, 0, 0, 0, 0x80, 1, 4, 2, 10, 5, 0, 0, 0, 0, .. "apple"u8, .. "ly"u8];
        var decoded = new ReadOnlyMemory<byte>[2];
        DeltaEncoding.DecodeBytes(encoded, decoded);

        Assert.Equal(["apple", "apply"], decoded.Select(value => System.Text.Encoding.ASCII.GetString(value.Span)));
    }

    [Fact]
    public void Shared_beginnings_that_grow_without_end_are_refused()
    {
        // Each of many values has all of the one before.
        byte[] lengths = [0x80, 1, 4, 0xC0, 0x84, 0x3D];
        byte[] encoded = [.. lengths, 0, .. Enumerable.Repeat(new byte[] { 2, 0, 0, 0, 0 }, 8000).SelectMany(b => b)];

        Assert.Throws<DamagedDataException>(() => DeltaEncoding.DecodeBytes(encoded, new ReadOnlyMemory<byte>[1_000_000]));
    }

    [Theory]
    [InlineData("delta blocks of 0 values", new byte[] { 0, 4, 5, 14 })]
    [InlineData("9 delta values where there should be 5", new byte[] { 0x80, 1, 4, 9, 14 })]
    [InlineData("delta values of 65 bits", new byte[] { 0x80, 1, 4, 5, 14, 1, 65, 0, 0, 0 })]
    [InlineData("beyond the end", new byte[] { 0x80, 1, 4, 5, 14, 1, 1, 0, 0, 0 })]
    public void Headers_that_lie_are_refused(string message, byte[] encoded) =>
        Assert.Contains(
            message,
            Assert.Throws<DamagedDataException>(() => DeltaEncoding.DecodeNumbers(encoded, new long[5])).Message, StringComparison.Ordinal);
}
