using Flywheel.Synthesis.Figures.Scenes;
using SkiaSharp;

namespace Flywheel.Synthesis.Figures.Rendering;

/// <summary>Paints what makes a picture look printed or photographed: rules under the drawing, texture and noise over it.</summary>
internal static class PaperPainter
{
    private const float RuleDistance = 24;

    /// <summary>Noise of at most 0.1, grain and a vignette's corner together change a pixel by less.</summary>
    private const int LargestChange = 64;

    /// <summary>What edges keep of each channel; the lower bits repeat the higher ones, so that white stays white.</summary>
    private const uint EdgeBits = 0xFFF0F0F0;

    /// <summary>Steps of the noise in each direction.</summary>
    private const int MostLevels = 2;

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
        Span<byte> clamped = stackalloc byte[256 + (2 * LargestChange)];
        for (var i = 0; i < clamped.Length; i++)
        {
            clamped[i] = (byte)Math.Clamp(i - LargestChange, 0, 255);
        }

        var columns = new double[width];
        for (var x = 0; x < width; x++)
        {
            columns[x] = ((2.0 * x / width) - 1) * ((2.0 * x / width) - 1);
        }

        var state = ((uint)seed * 2654435761u) | 1;
        var levels = Math.Min(amplitude, MostLevels);
        var choices = (ulong)((2 * levels) + 1);
        for (var y = 0; y < height; y++)
        {
            var row = pixels.Slice(y * width, width);
            var below = pixels[((y + 1) * width)..];
            var dy = ((2.0 * y / height) - 1) * ((2.0 * y / height) - 1);
            for (var x = 0; x < row.Length; x++)
            {
                // Xorshift: cheap and the same everywhere; the noise needs no better randomness.
                state ^= state << 13;
                state ^= state >> 17;
                state ^= state << 5;
                var pixel = row[x];
                if ((x + 1 < width && pixel != row[x + 1]) || (y + 1 < height && pixel != below[x]))
                {
                    row[x] = (pixel & EdgeBits) | ((pixel >> 4) & ~EdgeBits);
                    continue;
                }

                var level = (int)((state * choices) >> 32) - levels;
                var change = levels == 0 ? 0 : level * amplitude / levels;
                if (vignette)
                {
                    change -= (int)(14 * Math.Max(0, columns[x] + dy - 0.55));
                }

                var at = LargestChange + change;
                row[x] = (pixel & 0xFF000000)
                    | (uint)(clamped[(int)((pixel >> 16) & 255) + at] << 16)
                    | (uint)(clamped[(int)((pixel >> 8) & 255) + at] << 8)
                    | clamped[(int)(pixel & 255) + at];
            }
        }
    }
}
