using System.Buffers.Binary;

namespace SkiaSharp.Png;

/// <summary>What the first chunk says about the picture.</summary>
/// <param name="Width">Pixels.</param>
/// <param name="Height">Pixels.</param>
/// <param name="BitDepth">Bits a sample: 1, 2, 4, 8 or 16.</param>
/// <param name="ColorType">0 grey, 2 RGB, 3 palette, 4 grey and alpha, 6 RGB and alpha.</param>
/// <param name="Interlaced">Whether the rows come in Adam7's seven passes.</param>
internal sealed record PngHeader(int Width, int Height, int BitDepth, int ColorType, bool Interlaced)
{
    public const int Length = 13;

    private const int FirstChunk = 16;

    public int Channels => ColorType switch
    {
        2 => 3,
        4 => 2,
        6 => 4,
        _ => 1,
    };

    public int BitsPerPixel => Channels * BitDepth;

    private bool IsValid =>
        Width > 0 && Height > 0 && (long)Width * Height <= PngDecoder.PixelLimit && (ColorType, BitDepth) switch
        {
            (0, 1 or 2 or 4 or 8 or 16) => true,
            (3, 1 or 2 or 4 or 8) => true,
            (2 or 4 or 6, 8 or 16) => true,
            _ => false,
        };

    /// <summary>Null when the file is not a PNG, its header is not one that the format allows, or the picture is too large.</summary>
    public static PngHeader? TryParse(ReadOnlySpan<byte> file)
    {
        if (file.Length < FirstChunk + Length || !file.StartsWith(PngEncoder.Signature)
            || BinaryPrimitives.ReadInt32BigEndian(file[8..]) != Length || !file[12..].StartsWith("IHDR"u8))
            return null;
        var content = file[FirstChunk..];
        var header = new PngHeader(
            BinaryPrimitives.ReadInt32BigEndian(content), BinaryPrimitives.ReadInt32BigEndian(content[4..]),
            content[8], content[9], content[12] == 1);
        var knownMethods = content[10] == 0 && content[11] == 0 && content[12] <= 1;
        return knownMethods && header.IsValid && header.Info(translucent: true).IsSupported ? header : null;
    }

    public SKImageInfo Info(bool translucent) =>
        new(Width, Height, SKImageInfo.PlatformColorType, translucent ? SKAlphaType.Premul : SKAlphaType.Opaque);

    public int RowBytes(int width) => (int)((((long)width * BitsPerPixel) + 7) / 8);
}
