namespace SkiaSharp.Native;

/// <summary>Reads and writes single pixels and rectangles of a buffer.</summary>
internal static class PixelAccess
{
    public static SKColor Get(PixelBuffer pixels, int x, int y) => PixelFormat.ToColor(pixels.Words[Index(pixels, x, y)], pixels.Info);

    public static void Set(PixelBuffer pixels, int x, int y, SKColor color) =>
        pixels.Words[Index(pixels, x, y)] = PixelFormat.FromColor(color, pixels.Info);

    /// <summary>Copies what overlaps into foreign memory; false when the two formats or rectangles have nothing in common.</summary>
    public static unsafe bool Read(PixelBuffer source, SKImageInfo to, nint target, int rowBytes, int x, int y)
    {
        if (!to.IsSupported || target == 0 || rowBytes < to.RowBytes)
            return false;
        var part = SKRectI.Intersect(SKRectI.Create(x, y, to.Width, to.Height), source.Info.Rect);
        if (part.Width <= 0 || part.Height <= 0)
            return false;
        for (var row = part.Top; row < part.Bottom; row++)
        {
            var address = (byte*)target + ((long)(row - y) * rowBytes) + ((part.Left - x) * 4L);
            var words = source.Words.Slice((row * source.Info.Width) + part.Left, part.Width);
            PixelFormat.Convert(words, source.Info, new Span<uint>(address, part.Width), to);
        }

        GC.KeepAlive(source);
        return true;
    }

    /// <summary>A buffer with a copy of foreign pixels; null when the format is unsupported.</summary>
    public static PixelBuffer? Copy(SKImageInfo info, ReadOnlySpan<byte> pixels, int rowBytes)
    {
        if (rowBytes < info.RowBytes || !info.IsSupported || pixels.Length < ((long)rowBytes * (info.Height - 1)) + info.RowBytes)
            return null;
        var buffer = PixelBuffer.TryCreate(info, cleared: false)!;
        for (var row = 0; row < info.Height; row++)
            pixels.Slice(row * rowBytes, info.RowBytes).CopyTo(buffer.Bytes[(row * info.RowBytes)..]);
        if (info.IsOpaque)
            PixelFormat.MakeOpaque(buffer.Words);
        return buffer;
    }

    /// <summary>The same picture in another format, or a part of it.</summary>
    public static PixelBuffer Convert(PixelBuffer source, SKRectI part, SKColorType colorType, SKAlphaType alphaType)
    {
        var info = new SKImageInfo(part.Width, part.Height, colorType, alphaType);
        var copy = PixelBuffer.TryCreate(info, cleared: false)!;
        for (var row = 0; row < part.Height; row++)
        {
            var words = source.Words.Slice(((part.Top + row) * source.Info.Width) + part.Left, part.Width);
            PixelFormat.Convert(words, source.Info, copy.Words[(row * part.Width)..], info);
        }

        return copy;
    }

    private static int Index(PixelBuffer pixels, int x, int y)
    {
        if ((uint)x >= (uint)pixels.Info.Width)
            throw new ArgumentOutOfRangeException(nameof(x), x, $"The picture is {pixels.Info.Width} pixels wide.");
        if ((uint)y >= (uint)pixels.Info.Height)
            throw new ArgumentOutOfRangeException(nameof(y), y, $"The picture is {pixels.Info.Height} pixels high.");
        return (y * pixels.Info.Width) + x;
    }
}
