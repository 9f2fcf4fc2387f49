using SkiaSharp.Paths;

namespace SkiaSharp;

/// <summary>
/// A typeface in a size. Glyphs are never hinted: they keep their shape and spacing in every size, and
/// <see cref="Hinting"/> is only remembered.
/// </summary>
public class SKFont : SKObject
{
    private SKTypeface _typeface;
    private float _size;
    private float _scaleX;
    private float _skewX;
    private SKFontEdging _edging = SKFontEdging.Antialias;
    private SKFontHinting _hinting = SKFontHinting.Normal;
    private bool _subpixel;

    /// <param name="typeface">Not disposed with the font.</param>
    /// <param name="size">The em in units of the canvas.</param>
    /// <param name="scaleX">Stretches glyphs and advances horizontally.</param>
    /// <param name="skewX">Leans glyphs: x grows by this share of y.</param>
    public SKFont(SKTypeface typeface, float size = 12, float scaleX = 1, float skewX = 0)
    {
        ArgumentNullException.ThrowIfNull(typeface);
        _typeface = typeface;
        _size = Math.Max(0, size);
        _scaleX = scaleX;
        _skewX = skewX;
    }

    public SKTypeface Typeface
    {
        get => Live(_typeface);
        set
        {
            ArgumentNullException.ThrowIfNull(value);
            Set(ref _typeface, value);
        }
    }

    public float Size
    {
        get => Live(_size);
        set => Set(ref _size, Math.Max(0, value));
    }

    public float ScaleX
    {
        get => Live(_scaleX);
        set => Set(ref _scaleX, value);
    }

    public float SkewX
    {
        get => Live(_skewX);
        set => Set(ref _skewX, value);
    }

    /// <summary><see cref="SKFontEdging.Alias"/> draws without partly covered pixels; the other two are the same here.</summary>
    public SKFontEdging Edging
    {
        get => Live(_edging);
        set => Set(ref _edging, value);
    }

    public SKFontHinting Hinting
    {
        get => Live(_hinting);
        set => Set(ref _hinting, value);
    }

    /// <summary>Whether glyphs may stand between pixels; otherwise each is moved to the nearest whole one.</summary>
    public bool Subpixel
    {
        get => Live(_subpixel);
        set => Set(ref _subpixel, value);
    }

    public SKFontMetrics Metrics => Live(Typeface).Face.Metrics.Scaled(_size);

    /// <summary>The recommended distance between baselines.</summary>
    public float Spacing => GetFontMetrics(out _);

    /// <summary>Pixels of the canvas per font unit, x.</summary>
    internal double UnitX => (double)_size * _scaleX / _typeface.Face.UnitsPerEm;

    /// <summary>Pixels of the canvas per font unit, y.</summary>
    internal double UnitY => (double)_size / _typeface.Face.UnitsPerEm;

    public float GetFontMetrics(out SKFontMetrics metrics)
    {
        metrics = Metrics;
        return metrics.Descent - metrics.Ascent + metrics.Leading;
    }

    public ushort GetGlyph(int codepoint) => Live(_typeface).GetGlyph(codepoint);

    public void GetGlyphs(string text, Span<ushort> glyphs)
    {
        ArgumentNullException.ThrowIfNull(text);
        GetGlyphs(text.AsSpan(), glyphs);
    }

    /// <exception cref="ArgumentException">The span is shorter than <see cref="CountGlyphs(ReadOnlySpan{char})"/>.</exception>
    public void GetGlyphs(ReadOnlySpan<char> text, Span<ushort> glyphs) => Live(_typeface).GetGlyphs(text, glyphs);

    public int CountGlyphs(string text) => Live(_typeface).CountGlyphs(text);

    public int CountGlyphs(ReadOnlySpan<char> text) => Live(_typeface).CountGlyphs(text);

    public bool ContainsGlyph(int codepoint) => Live(_typeface).ContainsGlyph(codepoint);

    public bool ContainsGlyphs(string text) => Live(_typeface).ContainsGlyphs(text);

    public bool ContainsGlyphs(ReadOnlySpan<char> text) => Live(_typeface).ContainsGlyphs(text);

    public bool ContainsGlyphs(ReadOnlySpan<int> codepoints) => Live(_typeface).ContainsGlyphs(codepoints);

    /// <summary>The sum of the advances.</summary>
    public float MeasureText(ReadOnlySpan<ushort> glyphs, SKPaint? paint = null)
    {
        double width = 0;
        var face = Live(_typeface).Face;
        foreach (var glyph in glyphs)
            width += face.OutlineOf(glyph).Advance;
        return (float)(width * UnitX);
    }

    /// <summary>The sum of the advances, and the bounds of the ink when the text starts at 0, 0. All zeros without ink.</summary>
    public float MeasureText(ReadOnlySpan<ushort> glyphs, out SKRect bounds, SKPaint? paint = null)
    {
        double pen = 0;
        var ink = new BoundsSink();
        var face = Live(_typeface).Face;
        foreach (var glyph in glyphs)
        {
            var outline = face.OutlineOf(glyph);
            if (!outline.Path.IsEmpty)
            {
                var box = BoundsOf(outline.Bounds, pen);
                ink.Line(box.Left, box.Top);
                ink.Line(box.Right, box.Bottom);
            }

            pen += outline.Advance;
        }

        bounds = Outset(ink.Bounds, paint);
        return (float)(pen * UnitX);
    }

    /// <summary>Advances and bounds of each glyph; an empty span leaves one of them out.</summary>
    public void GetGlyphWidths(ReadOnlySpan<ushort> glyphs, Span<float> widths, Span<SKRect> bounds, SKPaint? paint = null)
    {
        for (var i = 0; i < glyphs.Length; i++)
        {
            var width = MeasureText(glyphs.Slice(i, 1), out var box, paint);
            if (!widths.IsEmpty)
                widths[i] = width;
            if (!bounds.IsEmpty)
                bounds[i] = box;
        }
    }

    public void GetGlyphPositions(ReadOnlySpan<ushort> glyphs, Span<SKPoint> positions, SKPoint origin = default)
    {
        double pen = 0;
        var face = Live(_typeface).Face;
        for (var i = 0; i < glyphs.Length; i++)
        {
            positions[i] = new SKPoint((float)(origin.X + (pen * UnitX)), origin.Y);
            pen += face.OutlineOf(glyphs[i]).Advance;
        }
    }

    /// <summary>The glyph's contours with its origin at 0, 0; empty for a blank.</summary>
    public SKPath GetGlyphPath(ushort glyph)
    {
        var path = new SKPath();
        path.Data.CopyFrom(Live(_typeface).Face.OutlineOf(glyph).Path);
        path.Data.Transform(new SKMatrix((float)UnitX, (float)(-_skewX * UnitY), 0, 0, (float)-UnitY, 0, 0, 0, 1));
        return path;
    }

    private static SKRect Outset(SKRect ink, SKPaint? paint)
    {
        if (paint is { Style: not SKPaintStyle.Fill } && !ink.IsEmpty)
            ink.Inflate(paint.StrokeWidth / 2, paint.StrokeWidth / 2);
        return ink;
    }

    /// <summary>A leaning glyph's box is that of its leaning box: a little wide, never too narrow.</summary>
    private SKRect BoundsOf(SKRect units, double pen)
    {
        double low = -_skewX * units.Top * UnitY, high = -_skewX * units.Bottom * UnitY;
        return new SKRect(
            (float)(((pen + units.Left) * UnitX) + Math.Min(low, high)),
            (float)(-units.Bottom * UnitY),
            (float)(((pen + units.Right) * UnitX) + Math.Max(low, high)),
            (float)(-units.Top * UnitY));
    }

    private T Live<T>(T value)
    {
        ThrowIfDisposed();
        return value;
    }

    private void Set<T>(ref T field, T value)
    {
        ThrowIfDisposed();
        field = value;
    }
}
