namespace SkiaSharp.Tests.Support;

/// <summary>A picture like those that are made by the thousand: lines, circles and short texts in a few colours.</summary>
internal static class Diagram
{
    public static byte[] Render(SKTypeface typeface, int seed, SKAlphaType alphaType = SKAlphaType.Opaque)
    {
        using var picture = new Picture(448, 448, SKColorType.Rgba8888, alphaType);
        Draw(picture.Canvas, typeface, seed);
        return picture.Encode();
    }

    public static void Draw(SKCanvas canvas, SKTypeface typeface, int seed)
    {
        var random = new Random(seed);
        SKColor[] colors = [SKColors.Black, SKColors.SteelBlue, SKColors.Firebrick];
        using var font = new SKFont(typeface, 16) { Subpixel = true };
        using var stroke = Paints.Stroke(2);
        using var fill = Paints.Fill();
        for (var i = 0; i < 10; i++)
        {
            stroke.Color = fill.Color = colors[random.Next(colors.Length)];
            canvas.DrawLine(random.Next(448), random.Next(448), random.Next(448), random.Next(448), stroke);
            canvas.DrawText($"A{i} = {random.Next(100)}", random.Next(400), 20 + random.Next(420), font, fill);
            canvas.DrawCircle(random.Next(448), random.Next(448), random.Next(4, 30), i % 2 == 0 ? stroke : fill);
        }
    }
}
