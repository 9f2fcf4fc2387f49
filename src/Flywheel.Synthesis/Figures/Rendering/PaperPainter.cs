using System.Runtime.Intrinsics;
using Flywheel.Synthesis.Figures.Scenes;
using SkiaSharp;

namespace Flywheel.Synthesis.Figures.Rendering;

/// <summary>Paints what makes a picture look printed or photographed: rules under the drawing, texture and noise over it.</summary>
internal static class PaperPainter
{
    private const float RuleDistance = 24;

    /// <summary>What edges keep of each channel; the lower bits repeat the higher ones, so that white stays white.</summary>
    private const uint EdgeBits = 0xFFF0F0F0;

    private const uint Channels = 0x010101;

    /// <summary>How much darker a vignette makes what lies a whole square further out than its start.</summary>
    private const int VignetteDepth = 14;

    private const int VignetteBits = 10;

    /// <summary>0.55 in fixed point.</summary>
    private const int VignetteStart = 563;

    private static int Lanes => Vector256<uint>.Count;

    /// <summary>Draws rules or squares under the drawing.</summary>
    public static void PaintRules(SKCanvas canvas, Scene scene)
    {
        if (scene.Paper.Texture is not (PaperTexture.Ruled or PaperTexture.Graph))
        {
            return;
        }

        var grid = scene.Theme["grid"].Fade(0.55);
        using var paint = new SKPaint { Color = new SKColor(grid.Red, grid.Green, grid.Blue, grid.Alpha), StrokeWidth = 1, Style = SKPaintStyle.Stroke };
        var offset = 8 + (scene.Paper.Seed % 13) + 0.5f;
        for (var y = offset; y < scene.Height; y += RuleDistance)
        {
            canvas.DrawLine(0, y, scene.Width, y, paint);
        }

        for (var x = offset; scene.Paper.Texture == PaperTexture.Graph && x < scene.Width; x += RuleDistance)
        {
            canvas.DrawLine(x, 0, x, scene.Height, paint);
        }
    }

    /// <summary>
    /// Changes the lightness of flat areas by texture and noise, the same on all three channels. The soft edges of lines and letters are left
    /// without it, in fewer shades, and noise has few levels: the picture then mostly fits a palette, which makes its file several times smaller.
    /// </summary>
    public static void PaintTexture(SKSurface surface, Scene scene)
    {
        var (texture, noise, seed) = scene.Paper;
        var vignette = texture == PaperTexture.Vignette;
        var amplitude = (int)Math.Round(noise * 255) + (texture == PaperTexture.Grain ? 3 : 0);
        if (!vignette && amplitude == 0)
        {
            return;
        }

        using var pixmap = surface.PeekPixels();
        var (width, height) = (pixmap.Width, pixmap.Height);
        var pixels = pixmap.GetPixelSpan<uint>();
        var grain = new PaperGrain(seed, amplitude);

        // Whole vectors: a row and the one below it, each with its last pixel repeated beyond its end.
        var padded = (width + (2 * Lanes) - 1) / Lanes * Lanes;
        Span<uint> row = new uint[padded + Lanes], below = new uint[padded + Lanes];
        var columns = Vignette(width, padded);
        for (var y = 0; y < height; y++)
        {
            var line = pixels.Slice(y * width, width);
            Pad(line, row);
            Pad(y + 1 < height ? pixels.Slice((y + 1) * width, width) : line, below);
            var across = Vector256.Create(Squared(y, height) - VignetteStart);
            for (var x = 0; x < width; x += Lanes)
            {
                var pixel = Vector256.Create<uint>(row[x..]);
                var change = grain.Next();
                if (vignette)
                {
                    var distance = Vector256.Max(Vector256.Create<int>(columns.AsSpan(x)) + across, Vector256<int>.Zero);
                    change -= (VignetteDepth * distance) >> VignetteBits;
                }

                var isFlat = Vector256.Equals(pixel, Vector256.Create<uint>(row[(x + 1)..])) & Vector256.Equals(pixel, Vector256.Create<uint>(below[x..]));
                var edge = (pixel & Vector256.Create(EdgeBits)) | ((pixel >> 4) & Vector256.Create(~EdgeBits));
                Vector256.ConditionalSelect(isFlat, Shade(pixel, change), edge).CopyTo(row[x..]);
            }

            row[..width].CopyTo(line);
        }
    }

    /// <summary>Adds to red, green and blue, each of which stays between 0 and 255.</summary>
    private static Vector256<uint> Shade(Vector256<uint> pixel, Vector256<int> change)
    {
        var lighter = Vector256.Max(change, Vector256<int>.Zero).AsUInt32() * Channels;
        var darker = Vector256.Max(-change, Vector256<int>.Zero).AsUInt32() * Channels;
        return Vector256.SubtractSaturate(Vector256.AddSaturate(pixel.AsByte(), lighter.AsByte()), darker.AsByte()).AsUInt32();
    }

    private static void Pad(ReadOnlySpan<uint> line, Span<uint> padded)
    {
        line.CopyTo(padded);
        padded[line.Length..].Fill(line[^1]);
    }

    private static int[] Vignette(int width, int padded)
    {
        var columns = new int[padded];
        for (var x = 0; x < width; x++)
        {
            columns[x] = Squared(x, width);
        }

        return columns;
    }

    /// <summary>The square of the distance from the middle, 1 at the ends, in fixed point.</summary>
    private static int Squared(int at, int size)
    {
        var fromMiddle = (2.0 * at / size) - 1;
        return (int)(fromMiddle * fromMiddle * (1 << VignetteBits));
    }
}
