using System.Buffers;
using System.Buffers.Binary;
using System.IO.Compression;
using SkiaSharp.Native;

namespace SkiaSharp.Png;

/// <summary>Writes PNG files: by palette up to 256 colours, else RGB, or RGBA when something is translucent.</summary>
internal static class PngEncoder
{
    public static ReadOnlySpan<byte> Signature => [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];

    /// <summary>Null for every format but PNG.</summary>
    public static SKData? Encode(PixelBuffer pixels, SKEncodedImageFormat format)
    {
        if (format != SKEncodedImageFormat.Png)
            return null;
        var info = pixels.Info;
        var rows = ArrayPool<byte>.Shared.Rent(checked((info.RowBytes + 1) * info.Height));
        try
        {
            var palette = new Palette();
            if (palette.TryIndex(pixels.Words, info, rows))
                return Write(info, 3, palette, rows.AsSpan(0, (info.Width + 1) * info.Height));
            var opaque = info.IsOpaque || PixelFormat.IsOpaque(pixels.Words);
            var length = Truecolor.Filter(pixels.Words, info, rows, opaque ? 3 : 4);
            return Write(info, (byte)(opaque ? 2 : 6), null, rows.AsSpan(0, length));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(rows);
            GC.KeepAlive(pixels);
        }
    }

    private static SKData Write(SKImageInfo info, byte colorType, Palette? palette, ReadOnlySpan<byte> rows)
    {
        using var file = new MemoryStream();
        file.Write(Signature);
        Span<byte> header = stackalloc byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, info.Width);
        BinaryPrimitives.WriteInt32BigEndian(header[4..], info.Height);
        header[8] = 8;
        header[9] = colorType;
        WriteChunk(file, "IHDR"u8, header);
        if (palette is not null)
        {
            WriteChunk(file, "PLTE"u8, palette.Colors(info));
            if (palette.Alphas(info) is { Length: > 0 } alphas)
                WriteChunk(file, "tRNS"u8, alphas);
        }

        using var packed = new MemoryStream();
        using (var deflate = new ZLibStream(packed, CompressionLevel.Fastest, leaveOpen: true))
            deflate.Write(rows);
        WriteChunk(file, "IDAT"u8, packed.GetBuffer().AsSpan(0, (int)packed.Length));
        WriteChunk(file, "IEND"u8, []);
        return new SKData(file.ToArray());
    }

    private static void WriteChunk(MemoryStream file, ReadOnlySpan<byte> type, ReadOnlySpan<byte> content)
    {
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, content.Length);
        file.Write(number);
        file.Write(type);
        file.Write(content);
        BinaryPrimitives.WriteUInt32BigEndian(number, Crc32.Append(Crc32.Append(0, type), content));
        file.Write(number);
    }
}
