using Flywheel.Synthesis.Problems.Fingerprints;
using SkiaSharp;

namespace Flywheel.Synthesis.Datasets;

/// <summary>
/// The difference hash of a picture file, near that of <see cref="ProblemFingerprint"/> where the file shows a picture of ours: paper texture and
/// noise are taken off first.
/// </summary>
internal static class PictureHash
{
    private const int Columns = 9;
    private const int Rows = 8;

    /// <summary>Lightness within this distance of the paper's counts as paper; our faintest lines differ from it by more.</summary>
    private const int PaperBand = 24;

    /// <summary>Our own pictures are hashed at a quarter of their size; cells begin at the same places here.</summary>
    private const int Quarter = 4;

    /// <summary>Most pixels that are decoded: a small file can promise a huge picture.</summary>
    private const long MostPixels = 64L << 20;

    /// <summary>The hash; null where the bytes are no picture that can be decoded here.</summary>
    public static ulong? Of(byte[] file)
    {
        using var bitmap = Decode(file);
        if (bitmap is null || bitmap.Width < Columns * Quarter || bitmap.Height < Rows * Quarter)
        {
            return null;
        }

        var light = Lightness(bitmap);
        Flatten(light);
        var cells = new byte[Columns * Rows];
        for (var row = 0; row < Rows; row++)
        {
            var (top, bottom) = Span(row, Rows, bitmap.Height);
            for (var column = 0; column < Columns; column++)
            {
                var (left, right) = Span(column, Columns, bitmap.Width);
                cells[(row * Columns) + column] = Mean(light, bitmap.Width, left, right, top, bottom);
            }
        }

        return ProblemFingerprint.HashPicture(cells);
    }

    private static (int From, int To) Span(int cell, int cells, int size)
    {
        var quarter = (int)Math.Round(size / (double)Quarter);
        return (cell * quarter / cells * Quarter, Math.Min((cell + 1) * quarter / cells * Quarter, size));
    }

    private static byte[] Lightness(SKBitmap bitmap) => Array.ConvertAll(bitmap.Pixels, static p => (byte)(((p.Red * 3) + (p.Green * 6) + p.Blue) / 10));

    /// <summary>Gives everything near the most frequent lightness that lightness.</summary>
    private static void Flatten(byte[] light)
    {
        var counts = new int[256];
        foreach (var value in light)
        {
            counts[value]++;
        }

        var paper = Array.IndexOf(counts, counts.Max());
        for (var i = 0; i < light.Length; i++)
        {
            light[i] = Math.Abs(light[i] - paper) <= PaperBand ? (byte)paper : light[i];
        }
    }

    private static byte Mean(byte[] light, int width, int left, int right, int top, int bottom)
    {
        var sum = 0L;
        for (var y = top; y < bottom; y++)
        {
            foreach (var value in light.AsSpan((y * width) + left, right - left))
            {
                sum += value;
            }
        }

        return (byte)(sum / Math.Max(1, (right - left) * (bottom - top)));
    }

    private static SKBitmap? Decode(byte[] file)
    {
        var size = PictureSize.Of(file);
        return size is { } s && (long)s.Width * s.Height <= MostPixels ? SKBitmap.Decode(file) : null;
    }
}
