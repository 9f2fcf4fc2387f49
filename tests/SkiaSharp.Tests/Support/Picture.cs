namespace SkiaSharp.Tests.Support;

/// <summary>A white surface and what the tests ask about it.</summary>
internal sealed class Picture : IDisposable
{
    private readonly SKSurface _surface;

    public Picture(int width = 100, int height = 100, SKColorType colorType = SKColorType.Rgba8888, SKAlphaType alphaType = SKAlphaType.Premul)
    {
        _surface = SKSurface.Create(new SKImageInfo(width, height, colorType, alphaType));
        Canvas.Clear(SKColors.White);
    }

    public SKSurface Surface => _surface;

    public SKCanvas Canvas => _surface.Canvas;

    public SKColor this[int x, int y]
    {
        get
        {
            using var pixels = _surface.PeekPixels();
            return pixels.GetPixelColor(x, y);
        }
    }

    /// <summary>The smallest rectangle around everything that is not white.</summary>
    public SKRectI Ink
    {
        get
        {
            using var pixels = _surface.PeekPixels();
            var ink = new SKRectI(int.MaxValue, int.MaxValue, int.MinValue, int.MinValue);
            for (var y = 0; y < pixels.Height; y++)
            {
                for (var x = 0; x < pixels.Width; x++)
                {
                    if (pixels.GetPixelColor(x, y) != SKColors.White)
                        ink = SKRectI.Union(ink, SKRectI.Create(x, y, 1, 1));
                }
            }

            return ink.Left > ink.Right ? SKRectI.Empty : ink;
        }
    }

    /// <summary>How many pixels' worth of black there is: grey counts by its darkness.</summary>
    public double Darkness
    {
        get
        {
            using var pixels = _surface.PeekPixels();
            double sum = 0;
            for (var y = 0; y < pixels.Height; y++)
            {
                for (var x = 0; x < pixels.Width; x++)
                    sum += 255 - pixels.GetPixelColor(x, y).Green;
            }

            return sum / 255;
        }
    }

    public byte[] Bytes
    {
        get
        {
            using var pixels = _surface.PeekPixels();
            return pixels.GetPixelSpan().ToArray();
        }
    }

    public byte[] Encode()
    {
        using var image = _surface.Snapshot();
        using var data = image.Encode(SKEncodedImageFormat.Png, 100);
        return data.ToArray();
    }

    public void Dispose() => _surface.Dispose();
}
