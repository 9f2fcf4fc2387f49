namespace SkiaSharp.Tests.Support;

internal static class Paints
{
    public static SKPaint Fill(SKColor? color = null, bool antialias = true) =>
        new() { Color = color ?? SKColors.Black, IsAntialias = antialias };

    public static SKPaint Stroke(float width, SKColor? color = null, bool antialias = true) =>
        new() { Style = SKPaintStyle.Stroke, StrokeWidth = width, Color = color ?? SKColors.Black, IsAntialias = antialias };
}
