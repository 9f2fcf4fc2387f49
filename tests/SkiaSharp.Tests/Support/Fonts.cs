namespace SkiaSharp.Tests.Support;

internal static class Fonts
{
    public const string Sans = "/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf";

    public static SKTypeface Open() => SKTypeface.FromFile(Sans) ?? throw new FileNotFoundException("DejaVu fonts are not installed.", Sans);

    /// <summary>Glyphs of the text, as <see cref="SKFont.MeasureText(ReadOnlySpan{ushort}, SKPaint)"/> takes them.</summary>
    public static ushort[] GlyphsOf(this SKFont font, string text)
    {
        var glyphs = new ushort[font.CountGlyphs(text)];
        font.GetGlyphs(text, glyphs);
        return glyphs;
    }
}
