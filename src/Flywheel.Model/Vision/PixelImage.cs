using SkiaSharp;

namespace Flywheel.Model.Vision;

/// <summary>A picture as rows of red, green and blue bytes.</summary>
/// <param name="Width">Pixels in a row.</param>
/// <param name="Height">Rows.</param>
/// <param name="Pixels">Three bytes a pixel, row by row.</param>
public sealed record PixelImage(int Width, int Height, byte[] Pixels)
{
    /// <summary>Bytes of a pixel.</summary>
    public const int Channels = 3;

    /// <summary>The most pixels that are decoded: far more than any model sees.</summary>
    public const long MaximumPixels = 64L << 20;

    /// <summary>Decodes the bytes of a PNG (or what else the picture library reads). Transparency is dropped.</summary>
    /// <exception cref="InvalidDataException">They are no picture, or one of too many pixels.</exception>
    public static PixelImage Decode(ReadOnlySpan<byte> bytes)
    {
        using var bitmap = SKBitmap.Decode(bytes.ToArray()) ?? throw new InvalidDataException("The bytes are no picture that can be read.");
        if ((long)bitmap.Width * bitmap.Height > MaximumPixels) throw new InvalidDataException($"The picture has {bitmap.Width}x{bitmap.Height} pixels; at most {MaximumPixels} are read.");
        var pixels = new byte[bitmap.Width * bitmap.Height * Channels];
        var index = 0;
        foreach (var color in bitmap.Pixels)
        {
            pixels[index++] = color.Red;
            pixels[index++] = color.Green;
            pixels[index++] = color.Blue;
        }
        return new PixelImage(bitmap.Width, bitmap.Height, pixels);
    }
}
