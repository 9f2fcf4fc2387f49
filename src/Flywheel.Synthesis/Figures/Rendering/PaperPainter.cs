using System.Runtime.InteropServices;
using Flywheel.Synthesis.Figures.Scenes;
using SkiaSharp;

namespace Flywheel.Synthesis.Figures.Rendering;

/// <summary>Paints what makes a picture look printed or photographed: rules under the drawing, texture and noise over it.</summary>
internal static class PaperPainter
{
    private const float RuleDistance = 24;

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

    /// <summary>Changes the lightness of every pixel by texture and noise, the same on all three channels.</summary>
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
        var pixels = MemoryMarshal.AsBytes(pixmap.GetPixelSpan<uint>());
        var state = ((uint)seed * 2654435761u) | 1;
        for (var y = 0; y < height; y++)
        {
            var row = pixels.Slice(y * width * 4, width * 4);
            var dy = ((2.0 * y / height) - 1) * ((2.0 * y / height) - 1);
            for (var x = 0; x < width; x++)
            {
                // Xorshift: cheap and the same everywhere; the noise needs no better randomness.
                state ^= state << 13;
                state ^= state >> 17;
                state ^= state << 5;
                var change = amplitude == 0 ? 0 : (int)(state % (uint)((2 * amplitude) + 1)) - amplitude;
                if (vignette)
                {
                    var dx = (2.0 * x / width) - 1;
                    change -= (int)(14 * Math.Max(0, (dx * dx) + dy - 0.55));
                }

                if (change != 0)
                {
                    var pixel = row.Slice(x * 4, 3);
                    pixel[0] = (byte)Math.Clamp(pixel[0] + change, 0, 255);
                    pixel[1] = (byte)Math.Clamp(pixel[1] + change, 0, 255);
                    pixel[2] = (byte)Math.Clamp(pixel[2] + change, 0, 255);
                }
            }
        }
    }
}
