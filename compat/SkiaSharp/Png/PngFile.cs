using System.Buffers.Binary;

namespace SkiaSharp.Png;

/// <summary>The chunks of a file that make the picture.</summary>
/// <param name="Header">Size and format.</param>
/// <param name="Palette">Three bytes an entry; empty without a palette.</param>
/// <param name="Transparency">Alphas of the palette, or the one grey or RGB value (two bytes a sample) that is transparent.</param>
/// <param name="Packed">The zlib stream of all data chunks together.</param>
internal sealed record PngFile(PngHeader Header, byte[] Palette, byte[] Transparency, byte[] Packed)
{
    private const int ChunkFrame = 12;

    public bool IsTranslucent => Header.ColorType is 4 or 6 || Transparency.Length > 0;

    /// <summary>Null unless every chunk up to the end is whole, in order and has the right check sum.</summary>
    public static PngFile? TryParse(ReadOnlySpan<byte> file)
    {
        if (PngHeader.TryParse(file) is not { } header)
            return null;
        byte[] palette = [], transparency = [];
        using var packed = new MemoryStream();
        var rest = file[PngEncoder.Signature.Length..];
        for (var isFirst = true; ; isFirst = false)
        {
            if (!TryTakeChunk(ref rest, out var type, out var content))
                return null;
            if (type.SequenceEqual("IHDR"u8) != isFirst)
                return null;
            if (type.SequenceEqual("IEND"u8))
                break;
            if (type.SequenceEqual("PLTE"u8))
                palette = content.ToArray();
            else if (type.SequenceEqual("tRNS"u8))
                transparency = content.ToArray();
            else if (type.SequenceEqual("IDAT"u8))
                packed.Write(content);
            else if (!isFirst && (type[0] & 0x20) == 0)
                return null;
        }

        var png = new PngFile(header, palette, header.ColorType is 4 or 6 ? [] : transparency, packed.ToArray());
        return png.HasFittingPalette && png.HasFittingTransparency && png.CouldHoldPixels ? png : null;
    }

    private bool HasFittingPalette => Header.ColorType != 3 || (Palette.Length is > 0 and <= 768 && Palette.Length % 3 == 0);

    private bool HasFittingTransparency => Transparency.Length == 0 || Header.ColorType switch
    {
        0 => Transparency.Length == 2,
        2 => Transparency.Length == 6,
        _ => Transparency.Length <= Palette.Length / 3,
    };

    /// <summary>Deflate packs at most 1,032 bytes into one: a small file that announces a large picture is refused unopened.</summary>
    private bool CouldHoldPixels => (long)Header.RowBytes(Header.Width) * Header.Height <= Packed.Length * 1032L;

    private static bool TryTakeChunk(ref ReadOnlySpan<byte> rest, out ReadOnlySpan<byte> type, out ReadOnlySpan<byte> content)
    {
        type = content = default;
        if (rest.Length < ChunkFrame)
            return false;
        var length = BinaryPrimitives.ReadUInt32BigEndian(rest);
        if (length > rest.Length - ChunkFrame)
            return false;
        type = rest.Slice(4, 4);
        content = rest.Slice(8, (int)length);
        var crc = BinaryPrimitives.ReadUInt32BigEndian(rest[(8 + (int)length)..]);
        var isWhole = crc == Crc32.Append(0, rest.Slice(4, 4 + (int)length));
        rest = rest[(ChunkFrame + (int)length)..];
        return isWhole;
    }
}
