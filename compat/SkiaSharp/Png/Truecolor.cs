using SkiaSharp.Native;

namespace SkiaSharp.Png;

/// <summary>Rows of red, green, blue and perhaps alpha, each as its difference to the row above.</summary>
internal static class Truecolor
{
    private const byte NoFilter = 0;
    private const byte UpFilter = 2;

    /// <returns>How many bytes were written.</returns>
    public static int Filter(ReadOnlySpan<uint> pixels, SKImageInfo info, Span<byte> rows, int channels)
    {
        var written = 0;
        for (var y = 0; y < info.Height; y++)
        {
            rows[written++] = y == 0 ? NoFilter : UpFilter;
            for (var x = 0; x < info.Width; x++)
            {
                var color = PixelFormat.ToColor(pixels[(y * info.Width) + x], info);
                var above = y == 0 ? SKColor.Empty : PixelFormat.ToColor(pixels[((y - 1) * info.Width) + x], info);
                rows[written++] = (byte)(color.Red - above.Red);
                rows[written++] = (byte)(color.Green - above.Green);
                rows[written++] = (byte)(color.Blue - above.Blue);
                if (channels == 4)
                    rows[written++] = (byte)(color.Alpha - above.Alpha);
            }
        }

        return written;
    }
}
