using System.Runtime.InteropServices;
using SkiaSharp.Tests.Support;

namespace SkiaSharp.Tests;

public sealed class ImageTests : IDisposable
{
    private readonly Picture _picture = new(10, 10);

    public void Dispose() => _picture.Dispose();

    [Fact]
    public void A_snapshot_keeps_what_was_drawn_and_the_clip_and_matrix_go_on()
    {
        _picture.Canvas.Save();
        _picture.Canvas.Translate(1, 1);
        _picture.Canvas.ClipRect(new SKRect(0, 0, 5, 5));
        using var before = _picture.Surface.Snapshot();
        _picture.Canvas.Clear(SKColors.Red);
        using (var pixels = before.PeekPixels())
            Assert.Equal(SKColors.White, pixels.GetPixelColor(3, 3));
        Assert.Equal(new SKRectI(1, 1, 6, 6), _picture.Ink);
        _picture.Canvas.Restore();
        _picture.Canvas.Clear(SKColors.Blue);
        Assert.Equal(SKColors.Blue, _picture[9, 9]);
    }

    [Fact]
    public void A_snapshot_outlives_its_surface()
    {
        SKImage image;
        using (var surface = SKSurface.Create(new SKImageInfo(5, 5)))
        {
            surface.Canvas.Clear(SKColors.Orange);
            image = surface.Snapshot();
        }

        using var pixels = image.PeekPixels();
        Assert.Equal(SKColors.Orange, pixels.GetPixelColor(4, 4));
        image.Dispose();
    }

    [Theory]
    [InlineData(SKColorType.Rgba8888, SKAlphaType.Premul)]
    [InlineData(SKColorType.Bgra8888, SKAlphaType.Premul)]
    [InlineData(SKColorType.Rgba8888, SKAlphaType.Unpremul)]
    [InlineData(SKColorType.Bgra8888, SKAlphaType.Unpremul)]
    public unsafe void Pixels_are_read_in_the_format_that_is_asked_for(SKColorType type, SKAlphaType alpha)
    {
        _picture.Canvas.Clear(new SKColor(200, 100, 0, 128));
        var info = new SKImageInfo(2, 2, type, alpha);
        var bytes = new byte[info.BytesSize];
        fixed (byte* target = bytes)
            Assert.True(_picture.Surface.ReadPixels(info, (nint)target, info.RowBytes, 8, 8));
        using var image = SKImage.FromPixelCopy(info, bytes);
        using var pixels = image.PeekPixels();
        var color = pixels.GetPixelColor(1, 1);
        Assert.InRange(color.Red, 198, 202);
        Assert.InRange(color.Green, 98, 102);
        Assert.Equal((0, 128), (color.Blue, color.Alpha));
    }

    [Fact]
    public unsafe void Reading_beyond_the_edge_copies_what_there_is()
    {
        var info = new SKImageInfo(4, 4);
        var words = new uint[16];
        fixed (uint* target = words)
        {
            Assert.True(_picture.Surface.ReadPixels(info, (nint)target, info.RowBytes, 8, 8));
            Assert.False(_picture.Surface.ReadPixels(info, (nint)target, info.RowBytes, 10, 0));
            Assert.False(_picture.Surface.ReadPixels(info, (nint)target, info.RowBytes - 1, 0, 0));
        }

        Assert.Equal([uint.MaxValue, uint.MaxValue, 0u, 0u], words[..4]);
        Assert.Equal(0u, words[8]);
    }

    [Theory]
    [InlineData(SKColorType.Rgba8888)]
    [InlineData(SKColorType.Bgra8888)]
    public void A_drawn_image_keeps_its_colours_in_every_order(SKColorType type)
    {
        using var bitmap = new SKBitmap(3, 3, type, SKAlphaType.Unpremul);
        bitmap.Erase(new SKColor(250, 120, 10));
        using var image = SKImage.FromBitmap(bitmap);
        _picture.Canvas.DrawImage(image, 2, 3);
        Assert.Equal(SKRectI.Create(2, 3, 3, 3), _picture.Ink);
        Assert.Equal(new SKColor(250, 120, 10), _picture[3, 4]);
    }

    [Fact]
    public void A_part_of_an_image_is_stretched_without_its_neighbours()
    {
        using var bitmap = new SKBitmap(4, 1);
        bitmap.Pixels = [SKColors.Red, SKColors.Lime, SKColors.Blue, SKColors.Black];
        using var paint = new SKPaint { FilterQuality = SKFilterQuality.Low };
        _picture.Canvas.DrawBitmap(bitmap, new SKRect(1, 0, 2, 1), new SKRect(0, 0, 10, 10), paint);
        Assert.Equal(SKColors.Lime, _picture[0, 0]);
        Assert.Equal(SKColors.Lime, _picture[9, 9]);
    }

    [Fact]
    public void A_source_beyond_the_image_leaves_its_share_of_the_destination()
    {
        using var bitmap = new SKBitmap(2, 2);
        bitmap.Erase(SKColors.Red);
        _picture.Canvas.DrawBitmap(bitmap, new SKRect(0, 0, 4, 2), new SKRect(0, 0, 8, 4));
        Assert.Equal(SKRectI.Create(0, 0, 4, 4), _picture.Ink);
    }

    [Fact]
    public void An_image_is_drawn_as_faintly_as_its_paint()
    {
        using var bitmap = new SKBitmap(10, 10);
        bitmap.Erase(SKColors.Black);
        using var paint = new SKPaint { Color = SKColors.Black.WithAlpha(64) };
        _picture.Canvas.DrawBitmap(bitmap, 0, 0, paint);
        Assert.InRange(_picture[5, 5].Red, 190, 192);
    }

    [Fact]
    public void Shrinking_averages_and_enlarging_without_filter_repeats()
    {
        using var checks = new SKBitmap(64, 64);
        for (var i = 0; i < 64 * 64; i++)
            checks.SetPixel(i % 64, i / 64, (i + (i / 64)) % 2 == 0 ? SKColors.White : SKColors.Black);
        using var small = checks.Resize(new SKImageInfo(8, 8), SKFilterQuality.High);
        Assert.InRange(small.GetPixel(4, 4).Red, 115, 140);
        using var large = checks.Resize(new SKSizeI(128, 128), SKFilterQuality.None);
        Assert.Equal([SKColors.White, SKColors.White, SKColors.Black, SKColors.Black], large.Pixels[..4]);
    }

    [Fact]
    public void A_bitmap_gives_back_what_it_was_given()
    {
        using var bitmap = new SKBitmap(2, 1, SKColorType.Rgba8888, SKAlphaType.Unpremul);
        bitmap.SetPixel(1, 0, new SKColor(1, 2, 3, 4));
        Assert.Equal(new SKColor(1, 2, 3, 4), bitmap.GetPixel(1, 0));
        Assert.Equal([0, 0, 0, 0, 1, 2, 3, 4], bitmap.Bytes);
        using var copy = bitmap.Copy();
        bitmap.Erase(SKColors.Red);
        Assert.Equal([0, 0, 0, 0, 1, 2, 3, 4], copy.GetPixelSpan().ToArray());
        Assert.Equal([SKColors.Red, SKColors.Red], bitmap.Pixels);
        Assert.Throws<ArgumentOutOfRangeException>(() => bitmap.GetPixel(2, 0));
        Assert.Throws<ArgumentException>(() => bitmap.Pixels = new SKColor[3]);
    }

    [Theory]
    [InlineData(0, 5)]
    [InlineData(5, -1)]
    [InlineData(40000, 5)]
    public void Sizes_without_sense_are_refused(int width, int height)
    {
        Assert.Null(SKSurface.Create(new SKImageInfo(width, height)));
        Assert.Throws<ArgumentException>(() => new SKBitmap(width, height));
    }

    [Fact]
    public void Too_few_pixels_make_no_image()
    {
        Assert.Null(SKImage.FromPixelCopy(new SKImageInfo(4, 4), new byte[63]));
        using var padded = SKImage.FromPixelCopy(new SKImageInfo(1, 2), [1, 2, 3, 255, 0, 0, 0, 0, 4, 5, 6, 255], 8);
        using var pixels = padded.PeekPixels();
        Assert.Equal([1, 2, 3, 255, 4, 5, 6, 255], MemoryMarshal.AsBytes(pixels.GetPixelSpan<uint>()).ToArray());
    }
}
