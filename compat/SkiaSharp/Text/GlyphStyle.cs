namespace SkiaSharp.Text;

/// <summary>Everything but the glyph and its place that decides which pixels it covers: a level text's scale, lean and pen.</summary>
/// <param name="Xx">Pixels per font unit, x.</param>
/// <param name="Xy">Pixels that a point moves to the right per font unit upwards.</param>
/// <param name="Yy">Pixels per font unit, y; negative, since pixels count downwards.</param>
/// <param name="Pen">Width of the outline in pixels; 0 for a filled glyph.</param>
/// <param name="Join">How the outline turns corners.</param>
/// <param name="Miter">Longest miter in pens.</param>
internal readonly record struct GlyphStyle(double Xx, double Xy, double Yy, double Pen, SKStrokeJoin Join, double Miter)
{
    /// <summary>Pixels by which the outline may reach beyond the glyph.</summary>
    public double Reach => Pen / 2 * (Join == SKStrokeJoin.Miter ? Math.Max(1, Miter) : 1);
}
