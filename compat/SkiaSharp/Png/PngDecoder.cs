using SkiaSharp.Native;

namespace SkiaSharp.Png;

/// <summary>
/// Reads PNG files of every colour type, depth and interlacing. Whatever is wrong with a file, the answer is null: a wrong
/// check sum, a missing end, more or fewer pixels than announced. Colour profiles and gamma are ignored.
/// </summary>
internal static class PngDecoder
{
    /// <summary>The most pixels of one picture: 64 Mi, 256 MiB once decoded. Larger ones are refused before anything is unpacked.</summary>
    public const int PixelLimit = 64 << 20;

    public static PixelBuffer? Decode(ReadOnlySpan<byte> file)
    {
        try
        {
            return PngFile.TryParse(file) is { } png ? PngPixels.Read(png) : null;
        }
        catch (InvalidDataException)
        {
            // What the decompressor says about a damaged stream.
            return null;
        }
    }

    /// <summary>Null when the file does not begin as a PNG does.</summary>
    public static SKImageInfo? ReadInfo(ReadOnlySpan<byte> file) => PngHeader.TryParse(file) is { } header ? header.Info(translucent: true) : null;
}
