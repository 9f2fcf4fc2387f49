using Flywheel.Synthesis.Figures.Drawing;
using Flywheel.Synthesis.Figures.Rendering;
using SkiaSharp;

namespace Flywheel.Model.Training.Reports;

/// <summary>Paints the losses of a training: each step's, their running mean, and the held-out rows'.</summary>
public static class LossCurve
{
    /// <summary>The name of the file in a training's folder.</summary>
    public const string FileName = "loss.png";

    private const int Width = 960, Height = 540;
    private const float Left = 64, Right = 24, Top = 72, Bottom = 48;
    private const float FontSize = 14;

    /// <summary>The steps that the running mean goes back, as a share of all.</summary>
    private const double Smoothing = 0.02;

    private static readonly SKColor Ink = new(0x1F, 0x29, 0x33), Grid = new(0xE4, 0xE7, 0xEB), Raw = new(0xA9, 0xC6, 0xF5), Mean = new(0x1D, 0x4E, 0xD8), Other = new(0xC2, 0x41, 0x0C);

    /// <summary>Paints the curve.</summary>
    /// <param name="losses">Steps, ascending, and their losses in nats a token; at least one.</param>
    /// <param name="heldOut">Steps and losses of the held-out rows; may be empty.</param>
    /// <param name="fonts">The fonts of the text.</param>
    /// <returns>A PNG file of 960 x 540 pixels.</returns>
    public static byte[] Paint(IReadOnlyList<(long Step, double Loss)> losses, IReadOnlyList<(long Step, double Loss)> heldOut, FontLibrary fonts)
    {
        ArgumentOutOfRangeException.ThrowIfZero(losses.Count);
        using var surface = SKSurface.Create(new SKImageInfo(Width, Height, SKColorType.Bgra8888, SKAlphaType.Opaque));
        using var font = new SKFont(fonts.Typeface(FontFace.Sans), FontSize) { Subpixel = true, Edging = SKFontEdging.Antialias };
        var canvas = surface.Canvas;
        canvas.Clear(SKColors.White);
        var mean = RunningMean(losses);
        var axes = new Axes(losses[^1].Step, losses.Concat(heldOut).Max(point => point.Loss));
        PaintAxes(canvas, axes, font);
        PaintLine(canvas, axes, losses, Raw, 1);
        PaintLine(canvas, axes, mean, Mean, 2);
        using var dots = new SKPaint { IsAntialias = true, Color = Other };
        foreach (var (step, loss) in heldOut) canvas.DrawCircle(axes.X(step), axes.Y(loss), 4, dots);
        var legend = Left;
        legend = PaintLegend(canvas, font, legend, Raw, $"loss of a step (last {losses[^1].Loss:0.000})");
        legend = PaintLegend(canvas, font, legend, Mean, $"running mean (last {mean[^1].Loss:0.000})");
        if (heldOut.Count > 0) PaintLegend(canvas, font, legend, Other, $"held-out rows (last {heldOut[^1].Loss:0.000})");
        canvas.Flush();
        using var image = surface.Snapshot();
        using var data = image.Encode(SKEncodedImageFormat.Png, 100);
        return data.ToArray();
    }

    /// <summary>A step between grid lines, 1, 2 or 5 times a power of ten, that gives 4 to 10 of them.</summary>
    internal static double GridStep(double range)
    {
        var power = Math.Pow(10, Math.Floor(Math.Log10(range / 4)));
        return new[] { 5, 2, 1 }.Select(factor => factor * power).First(step => range / step >= 4);
    }

    private static (long Step, double Loss)[] RunningMean(IReadOnlyList<(long Step, double Loss)> losses)
    {
        var weight = 1 / Math.Max(1, losses.Count * Smoothing);
        var mean = losses[0].Loss;
        return [.. losses.Select(point => (point.Step, mean += weight * (point.Loss - mean)))];
    }

    private static void PaintAxes(SKCanvas canvas, Axes axes, SKFont font)
    {
        using var line = new SKPaint { IsAntialias = true, Color = Grid, StrokeWidth = 1, IsStroke = true };
        using var text = new SKPaint { IsAntialias = true, Color = Ink };
        var step = GridStep(axes.MostLoss);
        for (var i = 0; i * step <= axes.MostLoss; i++)
        {
            canvas.DrawLine(Left, axes.Y(i * step), Width - Right, axes.Y(i * step), line);
            canvas.DrawText($"{i * step:0.####}", 16, axes.Y(i * step) + 5, font, text);
        }
        step = Math.Max(1, GridStep(Math.Max(4, axes.MostSteps)));
        for (var i = 0; i * step <= axes.MostSteps; i++)
        {
            canvas.DrawLine(axes.X(i * step), Top, axes.X(i * step), Height - Bottom, line);
            canvas.DrawText($"{i * step:0}", axes.X(i * step) - 8, Height - Bottom + 20, font, text);
        }
        canvas.DrawText("nats a token", 16, Top - 14, font, text);
        canvas.DrawText("steps", Width - Right - 36, Height - 10, font, text);
    }

    private static void PaintLine(SKCanvas canvas, Axes axes, IReadOnlyList<(long Step, double Loss)> points, SKColor color, float width)
    {
        using var paint = new SKPaint { IsAntialias = true, Color = color, StrokeWidth = width, IsStroke = true, StrokeJoin = SKStrokeJoin.Round };
        using var path = new SKPath();
        path.MoveTo(axes.X(points[0].Step), axes.Y(points[0].Loss));
        foreach (var (step, loss) in points.Skip(1)) path.LineTo(axes.X(step), axes.Y(loss));
        canvas.DrawPath(path, paint);
    }

    private static float PaintLegend(SKCanvas canvas, SKFont font, float left, SKColor color, string label)
    {
        using var mark = new SKPaint { Color = color };
        using var text = new SKPaint { IsAntialias = true, Color = Ink };
        canvas.DrawRect(left, 20, 14, 6, mark);
        canvas.DrawText(label, left + 20, 28, font, text);
        return left + 270;
    }

    private sealed record Axes(double MostSteps, double MostLoss)
    {
        public float X(double step) => (float)(Left + (step / MostSteps * (Width - Left - Right)));

        public float Y(double loss) => (float)(Height - Bottom - (loss / MostLoss * (Height - Top - Bottom)));
    }
}
