using System.Runtime.InteropServices;
using SkiaSharp.Native;
using SkiaSharp.Png;

namespace SkiaSharp;

/// <summary>A view of the pixels of a surface, a bitmap or an image, which must outlive it.</summary>
public class SKPixmap : SKObject
{
    private readonly PixelBuffer _pixels;

    internal SKPixmap(PixelBuffer pixels)
    {
        _pixels = pixels;
    }

    public SKImageInfo Info => Pixels.Info;

    public int Width => Info.Width;

    public int Height => Info.Height;

    public SKColorType ColorType => Info.ColorType;

    public SKAlphaType AlphaType => Info.AlphaType;

    public int RowBytes => Info.RowBytes;

    public int BytesSize => Info.BytesSize;

    public int BytesPerPixel => Info.BytesPerPixel;

    public SKRectI Rect => Info.Rect;

    public SKSizeI Size => Info.Size;

    private PixelBuffer Pixels
    {
        get
        {
            ThrowIfDisposed();
            ObjectDisposedException.ThrowIf(_pixels.IsClosed, this);
            return _pixels;
        }
    }

    public unsafe nint GetPixels() => (nint)Pixels.Address;

    public ReadOnlySpan<byte> GetPixelSpan() => Pixels.Bytes;

    public Span<T> GetPixelSpan<T>()
        where T : unmanaged => MemoryMarshal.Cast<byte, T>(Pixels.Bytes);

    public SKColor GetPixelColor(int x, int y) => PixelAccess.Get(Pixels, x, y);

    public bool ReadPixels(SKImageInfo dstInfo, nint dstPixels, int dstRowBytes, int srcX, int srcY) =>
        PixelAccess.Read(Pixels, dstInfo, dstPixels, dstRowBytes, srcX, srcY);

    public bool ReadPixels(SKImageInfo dstInfo, nint dstPixels, int dstRowBytes) => ReadPixels(dstInfo, dstPixels, dstRowBytes, 0, 0);

#nullable disable annotations
    /// <summary>Null for every format but PNG.</summary>
    public SKData Encode(SKEncodedImageFormat encoder, int quality) => PngEncoder.Encode(Pixels, encoder);
#nullable restore annotations

    public bool Encode(Stream dst, SKEncodedImageFormat encoder, int quality)
    {
        ArgumentNullException.ThrowIfNull(dst);
        if (Encode(encoder, quality) is not { } data)
            return false;
        data.SaveTo(dst);
        return true;
    }
}
