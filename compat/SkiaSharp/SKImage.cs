using SkiaSharp.Native;
using SkiaSharp.Png;

namespace SkiaSharp;

/// <summary>A picture that does not change. It may be shared among threads.</summary>
public class SKImage : SKObject
{
    private readonly PixelBuffer _pixels;

    /// <summary>Takes the reference over.</summary>
    internal SKImage(PixelBuffer pixels)
    {
        _pixels = pixels;
    }

    public SKImageInfo Info => Pixels.Info;

    public int Width => Info.Width;

    public int Height => Info.Height;

    public SKColorType ColorType => Info.ColorType;

    public SKAlphaType AlphaType => Info.AlphaType;

    internal PixelBuffer Pixels
    {
        get
        {
            ThrowIfDisposed();
            return _pixels;
        }
    }

    /// <summary>Null when the data is not a whole PNG, or one of more than <see cref="PngDecoder.PixelLimit"/> pixels.</summary>
    public static SKImage? FromEncodedData(ReadOnlySpan<byte> data) => PngDecoder.Decode(data) is { } pixels ? new SKImage(pixels) : null;

    /// <inheritdoc cref="FromEncodedData(ReadOnlySpan{byte})"/>
    public static SKImage? FromEncodedData(byte[] data)
    {
        ArgumentNullException.ThrowIfNull(data);
        return FromEncodedData(data.AsSpan());
    }

    /// <inheritdoc cref="FromEncodedData(ReadOnlySpan{byte})"/>
    public static SKImage? FromEncodedData(SKData data)
    {
        ArgumentNullException.ThrowIfNull(data);
        return FromEncodedData(data.AsSpan());
    }

    /// <inheritdoc cref="FromEncodedData(ReadOnlySpan{byte})"/>
    public static SKImage? FromEncodedData(Stream data)
    {
        ArgumentNullException.ThrowIfNull(data);
        return FromEncodedData(SKData.ReadToEnd(data));
    }

    /// <inheritdoc cref="FromEncodedData(ReadOnlySpan{byte})"/>
    public static SKImage? FromEncodedData(string filename)
    {
        ArgumentException.ThrowIfNullOrEmpty(filename);
        return SKData.TryReadFile(filename) is { } bytes ? FromEncodedData(bytes) : null;
    }

#nullable disable annotations
    /// <summary>A copy of the bitmap.</summary>
    public static SKImage FromBitmap(SKBitmap bitmap)
    {
        ArgumentNullException.ThrowIfNull(bitmap);
        var copy = bitmap.Pixmap.Copy();
        if (copy.Info.IsOpaque)
            PixelFormat.MakeOpaque(copy.Words);
        return new SKImage(copy);
    }

    /// <summary>Null when there are fewer pixels than the info says, or the format is unsupported.</summary>
    public static SKImage FromPixelCopy(SKImageInfo info, ReadOnlySpan<byte> pixels) => FromPixelCopy(info, pixels, info.RowBytes);

    /// <inheritdoc cref="FromPixelCopy(SKImageInfo, ReadOnlySpan{byte})"/>
    public static SKImage FromPixelCopy(SKImageInfo info, ReadOnlySpan<byte> pixels, int rowBytes) =>
        PixelAccess.Copy(info, pixels, rowBytes) is { } copy ? new SKImage(copy) : null;

    /// <inheritdoc cref="FromPixelCopy(SKImageInfo, ReadOnlySpan{byte})"/>
    public static SKImage FromPixelCopy(SKImageInfo info, byte[] pixels) => FromPixelCopy(info, pixels, info.RowBytes);

    /// <inheritdoc cref="FromPixelCopy(SKImageInfo, ReadOnlySpan{byte})"/>
    public static SKImage FromPixelCopy(SKImageInfo info, byte[] pixels, int rowBytes)
    {
        ArgumentNullException.ThrowIfNull(pixels);
        return FromPixelCopy(info, pixels.AsSpan(), rowBytes);
    }

    /// <summary>Null for every format but PNG. PNG is lossless: the quality changes nothing.</summary>
    public SKData Encode(SKEncodedImageFormat format, int quality) => PngEncoder.Encode(Pixels, format);
#nullable restore annotations

    public SKData Encode() => Encode(SKEncodedImageFormat.Png, 100);

    public SKPixmap PeekPixels() => new(Pixels);

    public bool ReadPixels(SKImageInfo dstInfo, nint dstPixels) => ReadPixels(dstInfo, dstPixels, dstInfo.RowBytes, 0, 0);

    public bool ReadPixels(SKImageInfo dstInfo, nint dstPixels, int dstRowBytes) => ReadPixels(dstInfo, dstPixels, dstRowBytes, 0, 0);

    public bool ReadPixels(SKImageInfo dstInfo, nint dstPixels, int dstRowBytes, int srcX, int srcY) =>
        PixelAccess.Read(Pixels, dstInfo, dstPixels, dstRowBytes, srcX, srcY);

    protected override void DisposeManaged() => _pixels.Release();
}
