using SkiaSharp.Native;

namespace SkiaSharp;

/// <summary>A picture to draw on. Each surface belongs to one thread at a time; any number may be drawn on at once.</summary>
public class SKSurface : SKObject
{
    /// <summary>In either order of the colours.</summary>
    private const uint OpaqueBlack = 0xFF000000;

    private readonly SKCanvas _canvas;

    private SKSurface(PixelBuffer pixels)
    {
        _canvas = new SKCanvas(pixels, copyOnWrite: true);
    }

    /// <summary>Lives as long as the surface.</summary>
    public SKCanvas Canvas
    {
        get
        {
            ThrowIfDisposed();
            return _canvas;
        }
    }

#nullable disable annotations
    /// <summary>
    /// Transparent, or black when opaque. Null when the size is not 1 to 32,767, when the colour type is neither RGBA nor
    /// BGRA, or when alpha is not premultiplied.
    /// </summary>
    public static SKSurface Create(SKImageInfo info)
    {
        if (info.AlphaType == SKAlphaType.Unpremul || PixelBuffer.TryCreate(info, cleared: !info.IsOpaque) is not { } pixels)
            return null;
        if (info.IsOpaque)
            pixels.Words.Fill(OpaqueBlack);
        return new SKSurface(pixels);
    }
#nullable restore annotations

    /// <summary>What was drawn so far. Later drawing does not change it; the pixels are copied only if there is any.</summary>
    public SKImage Snapshot()
    {
        Flush();
        return new SKImage(_canvas.Target.Share());
    }

    /// <summary>The pixels as they are; valid until the surface is drawn on or disposed.</summary>
    public SKPixmap PeekPixels()
    {
        Flush();
        return new SKPixmap(_canvas.Target);
    }

    public bool ReadPixels(SKImageInfo dstInfo, nint dstPixels, int dstRowBytes, int srcX, int srcY)
    {
        Flush();
        return PixelAccess.Read(_canvas.Target, dstInfo, dstPixels, dstRowBytes, srcX, srcY);
    }

    public void Flush() => Canvas.Flush();

    protected override void DisposeManaged() => _canvas.Dispose();
}
