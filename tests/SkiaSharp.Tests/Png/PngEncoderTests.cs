using SkiaSharp.Tests.Support;

namespace SkiaSharp.Tests.Png;

public sealed class PngEncoderTests : IDisposable
{
    private readonly SKTypeface _typeface = Fonts.Open();

    public void Dispose() => _typeface.Dispose();

    public static TheoryData<string, SKAlphaType> Pictures() => new()
    {
        { "flat", SKAlphaType.Opaque }, { "diagram", SKAlphaType.Opaque }, { "diagram", SKAlphaType.Premul },
        { "noise", SKAlphaType.Opaque }, { "noise", SKAlphaType.Unpremul }, { "stripes", SKAlphaType.Unpremul },
        { "gradient", SKAlphaType.Opaque }, { "dot", SKAlphaType.Premul }, { "wide", SKAlphaType.Opaque }, { "tall", SKAlphaType.Unpremul },
    };

    [Theory]
    [MemberData(nameof(Pictures))]
    public void Libpng_and_our_reader_see_the_pixels_that_were_written(string kind, SKAlphaType alphaType)
    {
        using var bitmap = Make(kind, alphaType);
        using var file = bitmap.Encode(SKEncodedImageFormat.Png, 100);
        var (width, height, pixels) = CairoPng.Read(file.ToArray());
        Assert.Equal((bitmap.Width, bitmap.Height), (width, height));
        using var ours = SKBitmap.Decode(file)!;
        var expected = bitmap.Pixels;
        for (var i = 0; i < expected.Length; i++)
        {
            // Multiplying alpha in and out loses up to a step at full alpha, more where there is little of it.
            if (expected[i].Alpha is 0 or 255)
                Assert.True(new SKColor(pixels[i]) == (expected[i].Alpha == 0 ? SKColor.Empty : expected[i]), $"pixel {i}");
            Assert.True((pixels[i] >> 24) == expected[i].Alpha);
        }

        AssertNear(pixels, ours);
    }

    [Fact]
    public void Few_colours_make_a_palette_and_many_do_not()
    {
        Assert.Equal(3, ColorTypeOf("flat", SKAlphaType.Opaque));
        Assert.Equal(3, ColorTypeOf("stripes", SKAlphaType.Unpremul));
        Assert.Equal(2, ColorTypeOf("noise", SKAlphaType.Opaque));
        Assert.Equal(6, ColorTypeOf("noise", SKAlphaType.Unpremul));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void A_diagram_is_hardly_larger_than_libpng_makes_it(int seed)
    {
        var file = Diagram.Render(_typeface, seed);
        var (width, height, pixels) = CairoPng.Read(file);
        Assert.InRange(file.Length, 1, 1.2 * CairoPng.Write(width, height, pixels).Length);
    }

    [Fact]
    public void The_same_picture_gives_the_same_bytes() =>
        Assert.Equal(Diagram.Render(_typeface, 4), Diagram.Render(_typeface, 4));

    [Fact]
    public void Other_formats_answer_null()
    {
        using var bitmap = new SKBitmap(3, 3);
        Assert.Null(bitmap.Encode(SKEncodedImageFormat.Jpeg, 90));
        using var stream = new MemoryStream();
        Assert.False(bitmap.Encode(stream, SKEncodedImageFormat.Webp, 90));
        Assert.True(bitmap.Encode(stream, SKEncodedImageFormat.Png, 90));
        Assert.True(stream.Length > 60);
    }

    private static void AssertNear(uint[] expected, SKBitmap actual)
    {
        var words = System.Runtime.InteropServices.MemoryMarshal.Cast<byte, uint>(actual.GetPixelSpan());
        for (var i = 0; i < expected.Length; i++)
        {
            for (var shift = 0; shift < 32; shift += 8)
                Assert.InRange((int)((words[i] >> shift) & 255) - (int)((expected[i] >> shift) & 255), -1, 1);
        }
    }

    private byte ColorTypeOf(string kind, SKAlphaType alphaType)
    {
        using var bitmap = Make(kind, alphaType);
        using var file = bitmap.Encode(SKEncodedImageFormat.Png, 100);
        return file.AsSpan()[25];
    }

    private SKBitmap Make(string kind, SKAlphaType alphaType)
    {
        if (kind == "diagram")
            return SKBitmap.Decode(Diagram.Render(_typeface, 1, alphaType))!;
        var (width, height) = kind switch
        {
            "dot" => (1, 1),
            "wide" => (20000, 2),
            "tall" => (3, 9000),
            _ => (120, 90),
        };
        var random = new Random(7);
        var bitmap = new SKBitmap(width, height, SKColorType.Rgba8888, alphaType);
        bitmap.Pixels = [.. Enumerable.Range(0, width * height).Select(i => Pixel(kind, i % width, i / width, random, alphaType == SKAlphaType.Opaque))];
        return bitmap;
    }

    private static SKColor Pixel(string kind, int x, int y, Random random, bool opaque) => kind switch
    {
        "flat" => SKColors.Teal,
        "stripes" => new SKColor((byte)(y % 5 * 50), 10, 200, (byte)(y % 4 * 85)),
        "gradient" => new SKColor((byte)(x * 2), (byte)(y * 2), (byte)(x + y)),
        _ => new SKColor(opaque ? 0xFF000000 | (uint)random.Next() : (uint)random.NextInt64(0x1_0000_0000)),
    };
}
