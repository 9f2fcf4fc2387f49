using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using SkiaSharp.Native;

namespace SkiaSharp.Png;

/// <summary>Rows of red, green, blue and perhaps alpha, without a filter: repeats stay visible as repeats.</summary>
internal static class Truecolor
{
    /// <summary>Writes a byte 0 (no filter) and the samples of each row.</summary>
    /// <param name="pixels">Row by row.</param>
    /// <param name="info">Their format and size.</param>
    /// <param name="rows">With 16 bytes more than are needed.</param>
    /// <param name="channels">3, or 4 with alpha.</param>
    /// <returns>How many bytes were written.</returns>
    public static int Pack(ReadOnlySpan<uint> pixels, SKImageInfo info, Span<byte> rows, int channels)
    {
        var written = 0;
        var straight = new uint[info.Width];
        var rgba = info.WithColorType(SKColorType.Rgba8888).WithAlphaType(SKAlphaType.Unpremul);
        for (var y = 0; y < info.Height; y++)
        {
            rows[written++] = 0;
            var row = pixels.Slice(y * info.Width, info.Width);
            if (channels == 3)
            {
                written += PackOpaque(row, info.ColorType, rows[written..]);
                continue;
            }

            PixelFormat.Convert(row, info, straight, rgba);
            MemoryMarshal.AsBytes<uint>(straight).CopyTo(rows[written..]);
            written += info.RowBytes;
        }

        return written;
    }

    private static int PackOpaque(ReadOnlySpan<uint> row, SKColorType colorType, Span<byte> target)
    {
        var order = colorType == SKColorType.Rgba8888
            ? Vector128.Create((byte)0, 1, 2, 4, 5, 6, 8, 9, 10, 12, 13, 14, 255, 255, 255, 255)
            : Vector128.Create((byte)2, 1, 0, 6, 5, 4, 10, 9, 8, 14, 13, 12, 255, 255, 255, 255);
        var x = 0;
        for (; x + 4 <= row.Length; x += 4)
            Vector128.Shuffle(Vector128.Create(row.Slice(x, 4)).AsByte(), order).CopyTo(target[(x * 3)..]);
        for (; x < row.Length; x++)
        {
            var rgba = colorType == SKColorType.Rgba8888 ? row[x] : PixelFormat.SwapRedAndBlue(row[x]);
            (target[x * 3], target[(x * 3) + 1], target[(x * 3) + 2]) = ((byte)rgba, (byte)(rgba >> 8), (byte)(rgba >> 16));
        }

        return row.Length * 3;
    }
}
