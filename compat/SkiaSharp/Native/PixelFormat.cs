using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace SkiaSharp.Native;

/// <summary>Converts pixels between the two channel orders and between plain and multiplied alpha.</summary>
internal static class PixelFormat
{
    private const uint OpaqueAlpha = 0xFF000000;

    /// <summary>Converts one row, or several without gaps.</summary>
    public static void Convert(ReadOnlySpan<uint> source, SKImageInfo from, Span<uint> target, SKImageInfo to)
    {
        source.CopyTo(target);
        target = target[..source.Length];
        if (from.AlphaType == SKAlphaType.Unpremul && to.AlphaType != SKAlphaType.Unpremul)
            Each(target, Premultiply);
        else if (from.AlphaType == SKAlphaType.Premul && to.AlphaType == SKAlphaType.Unpremul)
            Each(target, Unpremultiply);
        if (from.AlphaType == SKAlphaType.Opaque || to.AlphaType == SKAlphaType.Opaque)
            MakeOpaque(target);
        if (from.ColorType != to.ColorType)
            Each(target, SwapRedAndBlue);
    }

    public static void MakeOpaque(Span<uint> pixels)
    {
        var vectors = MemoryMarshal.Cast<uint, Vector256<uint>>(pixels);
        foreach (ref var vector in vectors)
            vector |= Vector256.Create(OpaqueAlpha);
        foreach (ref var pixel in pixels[(vectors.Length * Vector256<uint>.Count)..])
            pixel |= OpaqueAlpha;
    }

    public static bool IsOpaque(ReadOnlySpan<uint> pixels)
    {
        var vectors = MemoryMarshal.Cast<uint, Vector256<uint>>(pixels);
        var common = Vector256.Create(OpaqueAlpha);
        foreach (var vector in vectors)
            common &= vector;
        var all = OpaqueAlpha;
        foreach (var pixel in pixels[(vectors.Length * Vector256<uint>.Count)..])
            all &= pixel;
        return all == OpaqueAlpha && common == Vector256.Create(OpaqueAlpha);
    }

    /// <summary>A pixel in memory as a colour.</summary>
    public static SKColor ToColor(uint pixel, SKImageInfo info)
    {
        if (info.AlphaType == SKAlphaType.Opaque)
            pixel |= OpaqueAlpha;
        else if (info.AlphaType == SKAlphaType.Premul)
            pixel = Unpremultiply(pixel);
        return new SKColor(info.ColorType == SKColorType.Rgba8888 ? SwapRedAndBlue(pixel) : pixel);
    }

    public static uint FromColor(SKColor color, SKImageInfo info)
    {
        var pixel = (uint)color;
        if (info.AlphaType != SKAlphaType.Unpremul)
            pixel = Premultiply(pixel);
        if (info.AlphaType == SKAlphaType.Opaque)
            pixel |= OpaqueAlpha;
        return info.ColorType == SKColorType.Rgba8888 ? SwapRedAndBlue(pixel) : pixel;
    }

    public static uint Unpremultiply(uint pixel)
    {
        var alpha = pixel >> 24;
        if (alpha is 255)
            return pixel;
        if (alpha is 0)
            return 0;
        return (alpha << 24) | (Divide(pixel >> 16, alpha) << 16) | (Divide(pixel >> 8, alpha) << 8) | Divide(pixel, alpha);
    }

    public static uint SwapRedAndBlue(uint pixel) =>
        (pixel & 0xFF00FF00) | ((pixel & 0xFF) << 16) | ((pixel >> 16) & 0xFF);

    private static uint Premultiply(uint pixel)
    {
        var alpha = pixel >> 24;
        return alpha is 255
            ? pixel
            : (alpha << 24) | (Multiply(pixel >> 16, alpha) << 16) | (Multiply(pixel >> 8, alpha) << 8) | Multiply(pixel, alpha);
    }

    private static uint Multiply(uint channel, uint alpha) => (((channel & 255) * alpha) + 127) / 255;

    private static uint Divide(uint channel, uint alpha) => Math.Min(255, (((channel & 255) * 255) + (alpha / 2)) / alpha);

    private static void Each(Span<uint> pixels, Func<uint, uint> change)
    {
        foreach (ref var pixel in pixels)
            pixel = change(pixel);
    }
}
