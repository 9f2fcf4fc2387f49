using SkiaSharp.Tests.Support;

namespace SkiaSharp.Tests;

[CollectionDefinition(nameof(LifetimeTests), DisableParallelization = true)]
[Collection(nameof(LifetimeTests))]
public sealed class LifetimeTests
{
    [Fact]
    public void Twenty_thousand_surfaces_leave_no_memory_behind()
    {
        MakeSurfaces(2000, forget: false);
        var before = ResidentBytes();
        MakeSurfaces(20000, forget: false);
        Assert.InRange(ResidentBytes() - before, long.MinValue, 64 << 20);
    }

    [Fact]
    public void Forgotten_surfaces_and_images_are_collected()
    {
        MakeSurfaces(500, forget: true);
        Collect();
        var before = ResidentBytes();
        for (var round = 0; round < 10; round++)
        {
            MakeSurfaces(500, forget: true);
            Collect();
        }

        // 5,000 forgotten pictures would be 1.2 GB.
        Assert.InRange(ResidentBytes() - before, long.MinValue, 200 << 20);
    }

    [Fact]
    public void Disposing_twice_is_harmless()
    {
        var surface = SKSurface.Create(new SKImageInfo(4, 4));
        var image = surface.Snapshot();
        var data = image.Encode();
        var typeface = Fonts.Open();
        SKObject[] objects =
        [
            surface, surface.Canvas, image, data, typeface, new SKFont(typeface), new SKPaint(), new SKPath(), new SKBitmap(3, 3),
            SKPathEffect.CreateDash([1, 1], 0), image.PeekPixels(),
        ];
        foreach (var item in objects.Concat(objects.Reverse()))
            item.Dispose();
        using var other = new Picture(4, 4);
        Assert.Equal(SKColors.White, other[0, 0]);
    }

    public static TheoryData<string, Action> Misuses()
    {
        return new TheoryData<string, Action>
        {
            { "surface", () => Disposed(SKSurface.Create(new SKImageInfo(4, 4))).Canvas.Clear() },
            { "canvas of a disposed surface", () => CanvasOfDisposedSurface().Clear() },
            { "canvas state", () => CanvasOfDisposedSurface().Save() },
            { "snapshot", () => Disposed(SKSurface.Create(new SKImageInfo(4, 4))).Snapshot() },
            { "pixels of a disposed surface", () => PixelsOfDisposedSurface().GetPixelSpan() },
            { "image", () => Disposed(Image()).Encode() },
            { "image drawn", () => Draw(canvas => canvas.DrawImage(Disposed(Image()), 0, 0)) },
            { "bitmap", () => Disposed(new SKBitmap(4, 4)).GetPixel(0, 0) },
            { "paint", () => Draw(canvas => canvas.DrawCircle(1, 1, 1, Disposed(new SKPaint()))) },
            { "path", () => Draw(canvas => canvas.DrawPath(Disposed(new SKPath()), new SKPaint())) },
            { "path changed", () => Disposed(new SKPath()).LineTo(1, 1) },
            { "data", () => Disposed(SKData.CreateCopy([1])).ToArray() },
            { "typeface", () => Disposed(Fonts.Open()).GetGlyph('a') },
            { "font", () => Draw(canvas => canvas.DrawText("a", 0, 0, Disposed(new SKFont(Fonts.Open())), new SKPaint())) },
            { "font of a disposed typeface", () => Draw(canvas => canvas.DrawText("a", 0, 0, new SKFont(Disposed(Fonts.Open())), new SKPaint())) },
        };
    }

    [Theory]
    [MemberData(nameof(Misuses), DisableDiscoveryEnumeration = true)]
    public void Use_after_dispose_is_told(string what, Action misuse)
    {
        Assert.NotEmpty(what);
        Assert.Throws<ObjectDisposedException>(misuse);
    }

    [Fact]
    public void A_canvas_survives_a_failed_draw()
    {
        using var picture = new Picture(20, 20);
        using var good = Paints.Fill();
        Assert.Throws<ObjectDisposedException>(() => picture.Canvas.DrawRect(0, 0, 5, 5, Disposed(new SKPaint())));
        picture.Canvas.DrawRect(10, 10, 5, 5, good);
        Assert.Equal(SKRectI.Create(10, 10, 5, 5), picture.Ink);
    }

    private static T Disposed<T>(T item)
        where T : SKObject
    {
        item.Dispose();
        return item;
    }

    private static SKImage Image()
    {
        using var picture = new Picture(4, 4);
        return picture.Surface.Snapshot();
    }

    private static void Draw(Action<SKCanvas> draw)
    {
        using var picture = new Picture(4, 4);
        draw(picture.Canvas);
    }

    private static SKCanvas CanvasOfDisposedSurface()
    {
        using var surface = SKSurface.Create(new SKImageInfo(4, 4));
        return surface.Canvas;
    }

    private static SKPixmap PixelsOfDisposedSurface()
    {
        using var surface = SKSurface.Create(new SKImageInfo(4, 4));
        return surface.PeekPixels();
    }

    private static void MakeSurfaces(int count, bool forget)
    {
        using var paint = Paints.Fill();
        for (var i = 0; i < count; i++)
        {
            var surface = SKSurface.Create(new SKImageInfo(256, 240));
            surface.Canvas.DrawCircle(50, 50, 20, paint);
            var image = surface.Snapshot();
            surface.Canvas.DrawCircle(70, 50, 20, paint);
            if (forget)
                continue;
            image.Dispose();
            surface.Dispose();
        }
    }

    private static void Collect()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
    }

    private static long ResidentBytes()
    {
        Collect();
        return Environment.WorkingSet;
    }
}
