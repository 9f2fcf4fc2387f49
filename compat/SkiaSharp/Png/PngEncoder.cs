using System.Buffers;
using System.Buffers.Binary;
using System.Runtime.Intrinsics;
using SkiaSharp.Native;

namespace SkiaSharp.Png;

/// <summary>Writes PNG files: by palette up to 256 colours, else RGB, or RGBA when something is translucent.</summary>
internal static class PngEncoder
{
    private const byte RgbType = 2;
    private const byte PaletteType = 3;
    private const byte RgbaType = 6;
    private const int InitialCapacity = 1 << 16;

    /// <summary>Signature, header, palette and end.</summary>
    private const int FrameBytes = 1200;

    public static ReadOnlySpan<byte> Signature => [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];

    /// <summary>Null for every format but PNG.</summary>
    public static SKData? Encode(PixelBuffer pixels, SKEncodedImageFormat format)
    {
        if (format != SKEncodedImageFormat.Png)
            return null;
        var info = pixels.Info;
        var rows = ArrayPool<byte>.Shared.Rent(checked(((info.RowBytes + 1) * info.Height) + Vector128<byte>.Count));
        try
        {
            var palette = new Palette();
            if (palette.TryIndex(pixels.Words, info, rows))
                return Write(info, PaletteType, 1, rows, palette);
            var opaque = info.IsOpaque || PixelFormat.IsOpaque(pixels.Words);
            Truecolor.Pack(pixels.Words, info, rows, opaque ? 3 : 4);
            return opaque ? Write(info, RgbType, 3, rows) : Write(info, RgbaType, 4, rows);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(rows);
            GC.KeepAlive(pixels);
        }
    }

    private static SKData Write(SKImageInfo info, byte colorType, int pixelBytes, ReadOnlySpan<byte> rows, Palette? palette = null)
    {
        using var packed = new BitWriter(InitialCapacity);
        var stride = (info.Width * pixelBytes) + 1;
        FlatDeflate.Compress(rows[..(stride * info.Height)], pixelBytes, stride, packed);

        using var file = new MemoryStream(packed.Written.Length + FrameBytes);
        file.Write(Signature);
        Span<byte> header = stackalloc byte[PngHeader.Length];
        BinaryPrimitives.WriteInt32BigEndian(header, info.Width);
        BinaryPrimitives.WriteInt32BigEndian(header[4..], info.Height);
        header[8] = 8;
        header[9] = colorType;
        header[10..].Clear();
        WriteChunk(file, "IHDR"u8, header);
        if (palette is not null)
        {
            WriteChunk(file, "PLTE"u8, palette.Colors(info));
            if (palette.Alphas(info) is { Length: > 0 } alphas)
                WriteChunk(file, "tRNS"u8, alphas);
        }

        WriteChunk(file, "IDAT"u8, packed.Written);
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
