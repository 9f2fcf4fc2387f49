using SkiaSharp.Tests.Support;

namespace SkiaSharp.Tests;

public sealed class ConcurrencyTests
{
    [Fact]
    public async Task Eight_threads_with_one_typeface_draw_the_same_bytes_as_one()
    {
        using var typeface = Fonts.Open();
        byte[][] expected = [.. Enumerable.Range(0, 12).Select(seed => Diagram.Render(typeface, seed))];
        // A typeface that nobody has drawn with yet: all threads load its glyphs at once.
        using var fresh = Fonts.Open();
        var threads = Enumerable.Range(0, 8).Select(thread => Task.Run(() =>
        {
            for (var i = 0; i < 24; i++)
            {
                var seed = (i + thread) % expected.Length;
                Assert.Equal(expected[seed], Diagram.Render(fresh, seed));
            }
        }));
        await Task.WhenAll(threads);
    }

    [Fact]
    public async Task One_image_is_drawn_and_encoded_by_many_threads()
    {
        using var typeface = Fonts.Open();
        using var image = SKImage.FromEncodedData(Diagram.Render(typeface, 3))!;
        using var expected = image.Encode();
        var threads = Enumerable.Range(0, 8).Select(_ => Task.Run(() =>
        {
            for (var i = 0; i < 20; i++)
            {
                using var copy = new Picture(448, 448);
                copy.Canvas.DrawImage(image, 0, 0);
                Assert.Equal(expected.ToArray(), copy.Encode());
            }
        }));
        await Task.WhenAll(threads);
    }

    [Fact]
    public async Task A_snapshot_is_read_elsewhere_while_its_surface_is_drawn_on()
    {
        using var picture = new Picture(200, 200);
        for (var round = 0; round < 50; round++)
        {
            picture.Canvas.Clear(new SKColor((uint)(0xFF000000 | (round * 1234567u % 0xFFFFFF))));
            using var image = picture.Surface.Snapshot();
            var expected = picture[0, 0];
            var reading = Task.Run(() =>
            {
                using var pixels = image.PeekPixels();
                return pixels.GetPixelSpan<uint>().ToArray();
            });
            picture.Canvas.Clear(SKColors.White);
            Assert.Single((await reading).Distinct());
            using var seen = image.PeekPixels();
            Assert.Equal(expected, seen.GetPixelColor(7, 7));
        }
    }
}
