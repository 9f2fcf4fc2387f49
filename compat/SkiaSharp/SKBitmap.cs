using SkiaSharp.Native;
using SkiaSharp.Png;

namespace SkiaSharp;

/// <summary>A picture whose pixels can be read and written one by one.</summary>
public class SKBitmap : SKObject
{
    private readonly PixelBuffer _pixels;

    public SKBitmap(int width, int height, bool isOpaque = false)
        : this(width, height, SKImageInfo.PlatformColorType, isOpaque ? SKAlphaType.Opaque : SKAlphaType.Premul)
    {
    }

    public SKBitmap(int width, int height, SKColorType colorType, SKAlphaType alphaType)
        : this(new SKImageInfo(width, height, colorType, alphaType))
    {
    }

    /// <exception cref="ArgumentException">A size that is not 1 to 32,767, or an unsupported format.</exception>
    public SKBitmap(SKImageInfo info)
        : this(PixelBuffer.TryCreate(info, cleared: true) ?? throw new ArgumentException(
            $"No bitmap of {info.Width}x{info.Height} pixels, {info.ColorType}, {info.AlphaType}: sides are 1 to 32767 pixels of Rgba8888 or Bgra8888.", nameof(info)))
    {
    }

    private SKBitmap(PixelBuffer pixels)
    {
        _pixels = pixels;
    }

    public SKImageInfo Info => Pixmap.Info;

    public int Width => Info.Width;

    public int Height => Info.Height;

    public SKColorType ColorType => Info.ColorType;

    public SKAlphaType AlphaType => Info.AlphaType;

    public int RowBytes => Info.RowBytes;

    public int ByteCount => Info.BytesSize;

    public int BytesPerPixel => Info.BytesPerPixel;

    /// <summary>A copy.</summary>
    public byte[] Bytes => Pixmap.Bytes.ToArray();

    /// <summary>A copy, row by row.</summary>
    public SKColor[] Pixels
    {
        get
        {
            var words = Pixmap.Words;
            var colors = new SKColor[words.Length];
            for (var i = 0; i < colors.Length; i++)
                colors[i] = PixelFormat.ToColor(words[i], Info);
            return colors;
        }

        set
        {
            ArgumentNullException.ThrowIfNull(value);
            var words = Pixmap.Words;
            if (value.Length != words.Length)
                throw new ArgumentException($"The bitmap has {words.Length} pixels, not {value.Length}.", nameof(value));
            for (var i = 0; i < words.Length; i++)
                words[i] = PixelFormat.FromColor(value[i], Info);
        }
    }

    internal PixelBuffer Pixmap
    {
        get
        {
            ThrowIfDisposed();
            return _pixels;
        }
    }

    /// <summary>Null when the data is not a whole PNG, or one of more than <see cref="PngDecoder.PixelLimit"/> pixels.</summary>
    public static SKBitmap? Decode(ReadOnlySpan<byte> buffer) => PngDecoder.Decode(buffer) is { } pixels ? new SKBitmap(pixels) : null;

    /// <inheritdoc cref="Decode(ReadOnlySpan{byte})"/>
    public static SKBitmap? Decode(byte[] buffer)
    {
        ArgumentNullException.ThrowIfNull(buffer);
        return Decode(buffer.AsSpan());
    }

    /// <inheritdoc cref="Decode(ReadOnlySpan{byte})"/>
    public static SKBitmap? Decode(SKData data)
    {
        ArgumentNullException.ThrowIfNull(data);
        return Decode(data.AsSpan());
    }

    /// <inheritdoc cref="Decode(ReadOnlySpan{byte})"/>
    public static SKBitmap? Decode(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        return Decode(SKData.ReadToEnd(stream));
    }

    /// <inheritdoc cref="Decode(ReadOnlySpan{byte})"/>
    public static SKBitmap? Decode(string filename)
    {
        ArgumentException.ThrowIfNullOrEmpty(filename);
        return SKData.TryReadFile(filename) is { } bytes ? Decode(bytes) : null;
    }

    /// <summary>The size without decoding the pixels; empty when the data is not a PNG.</summary>
    public static SKImageInfo DecodeBounds(ReadOnlySpan<byte> buffer) => PngDecoder.ReadInfo(buffer) ?? SKImageInfo.Empty;

    /// <inheritdoc cref="DecodeBounds(ReadOnlySpan{byte})"/>
    public static SKImageInfo DecodeBounds(byte[] buffer)
    {
        ArgumentNullException.ThrowIfNull(buffer);
        return DecodeBounds(buffer.AsSpan());
    }

    /// <summary>A copy of the image.</summary>
    public static SKBitmap FromImage(SKImage image)
    {
        ArgumentNullException.ThrowIfNull(image);
        return new SKBitmap(image.Pixels.Copy());
    }

    public SKBitmap Copy() => new(Pixmap.Copy());

    public unsafe nint GetPixels() => (nint)Pixmap.Address;

    public ReadOnlySpan<byte> GetPixelSpan() => Pixmap.Bytes;

    public SKColor GetPixel(int x, int y) => PixelAccess.Get(Pixmap, x, y);

    public void SetPixel(int x, int y, SKColor color) => PixelAccess.Set(Pixmap, x, y, color);

    public void Erase(SKColor color) => Pixmap.Words.Fill(PixelFormat.FromColor(color, Info));

    public SKPixmap PeekPixels() => new(Pixmap);

#nullable disable annotations
    /// <summary>Null when the size or the format is unsupported.</summary>
    public SKBitmap Resize(SKImageInfo info, SKFilterQuality quality)
    {
        using var image = SKImage.FromBitmap(this);
        using var surface = SKSurface.Create(info.AlphaType == SKAlphaType.Unpremul ? info.WithAlphaType(SKAlphaType.Premul) : info);
        if (surface is null)
            return null;
        using var paint = new SKPaint { FilterQuality = quality };
        surface.Canvas.DrawImage(image, info.Rect, paint);
        using var pixels = surface.PeekPixels();
        var resized = new SKBitmap(info);
        PixelFormat.Convert(pixels.GetPixelSpan<uint>(), pixels.Info, resized._pixels.Words, info);
        return resized;
    }

    /// <inheritdoc cref="Resize(SKImageInfo, SKFilterQuality)"/>
    public SKBitmap Resize(SKSizeI size, SKFilterQuality quality) => Resize(Info.WithSize(size), quality);

    /// <summary>Null for every format but PNG. PNG is lossless: the quality changes nothing.</summary>
    public SKData Encode(SKEncodedImageFormat format, int quality)
    {
        using var image = SKImage.FromBitmap(this);
        return image.Encode(format, quality);
    }
#nullable restore annotations

    public bool Encode(Stream dst, SKEncodedImageFormat format, int quality)
    {
        using var image = SKImage.FromBitmap(this);
        using var pixels = image.PeekPixels();
        return pixels.Encode(dst, format, quality);
    }

    protected override void DisposeManaged() => _pixels.Release();
}
