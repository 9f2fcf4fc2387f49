using Flywheel.Synthesis.Problems.Fingerprints;
using SkiaSharp;

namespace Flywheel.Synthesis.Datasets;

/// <summary>The difference hash of a picture file.</summary>
internal static class PictureHash
{
    private const int Columns = 9;
    private const int Rows = 8;

    /// <summary>Lightness is rounded to multiples of this, so that noise on blank paper is not taken for a pattern.</summary>
    private const int Coarse = 4;

    /// <summary>Most pixels that are decoded: a small file can promise a huge picture.</summary>
    private const long MostPixels = 64L << 20;

    /// <summary>The hash; null where the bytes are no picture that can be decoded here.</summary>
    public static ulong? Of(byte[] file)
    {
        using var bitmap = Decode(file);
        if (bitmap is null || bitmap.Width < Columns || bitmap.Height < Rows)
        {
            return null;
        }

        var cells = new byte[Columns * Rows];
        for (var row = 0; row < Rows; row++)
        {
            for (var column = 0; column < Columns; column++)
            {
                cells[(row * Columns) + column] = Mean(bitmap, column * bitmap.Width / Columns, (column + 1) * bitmap.Width / Columns, row * bitmap.Height / Rows, (row + 1) * bitmap.Height / Rows);
            }
        }

        return ProblemFingerprint.HashPicture(cells);
    }

    private static byte Mean(SKBitmap bitmap, int left, int right, int top, int bottom)
    {
        long sum = 0, count = 0;
        for (var y = top; y < bottom; y++)
        {
            for (var x = left; x < right; x++)
            {
                var color = bitmap.GetPixel(x, y);
                sum += (color.Red * 3) + (color.Green * 6) + color.Blue;
                count += 10;
            }
        }

        return (byte)(sum / count / Coarse * Coarse);
    }

    private static SKBitmap? Decode(byte[] file)
    {
        var size = PictureSize.Of(file);
        return size is { } s && (long)s.Width * s.Height <= MostPixels ? SKBitmap.Decode(file) : null;
    }
}
