using System.Collections.Concurrent;
using SkiaSharp.Native;
using SkiaSharp.Paths;

namespace SkiaSharp.Text;

/// <summary>
/// The masks of a face's glyphs. As in Skia, a glyph stands at one of four places within a pixel, so that few masks serve any
/// amount of text: rasterizing outlines anew for each letter would be most of the time that a labelled picture takes.
/// Thread-safe; a mask depends on its key alone, so what is cached never shows in a picture.
/// </summary>
internal sealed unsafe class GlyphMaskCache
{
    public const int PhaseBits = 2;

    /// <summary>Places within a pixel.</summary>
    public const int Phases = 1 << PhaseBits;

    /// <summary>Larger glyphs are drawn as paths.</summary>
    private const double LargestSide = 256;

    /// <summary>When more bytes than these are cached, all are dropped: letters that are in use come back at once.</summary>
    private const int Capacity = 8 << 20;
    private const int EntryBytes = 200;

    private readonly ConcurrentDictionary<(GlyphStyle Style, ushort Glyph, int Phase), GlyphMask> _masks = new();
    private int _bytes;

    /// <summary>The mask of a glyph at a place within a pixel; null when it is too large for one.</summary>
    public GlyphMask? Find(GlyphStyle style, ushort glyph, GlyphOutline outline, int phase)
    {
        var key = (style, glyph, phase);
        if (_masks.TryGetValue(key, out var known))
            return known;
        if (Rasterize(style, outline, (double)phase / Phases) is not { } mask)
            return null;
        if (Interlocked.Add(ref _bytes, mask.Coverage.Length + EntryBytes) > Capacity)
        {
            _masks.Clear();
            Interlocked.Exchange(ref _bytes, 0);
        }

        return _masks.GetOrAdd(key, mask);
    }

    private static GlyphMask? Rasterize(GlyphStyle style, GlyphOutline outline, double phase)
    {
        var units = outline.Bounds;
        double low = Math.Min(units.Top * style.Xy, units.Bottom * style.Xy), high = Math.Max(units.Top * style.Xy, units.Bottom * style.Xy);
        var left = Math.Floor((units.Left * style.Xx) + low + phase - style.Reach) - 1;
        var right = Math.Ceiling((units.Right * style.Xx) + high + phase + style.Reach) + 1;
        var top = Math.Floor((units.Bottom * style.Yy) - style.Reach) - 1;
        var bottom = Math.Ceiling((units.Top * style.Yy) + style.Reach) + 1;
        if (!(right - left <= LargestSide) || !(bottom - top <= LargestSide))
            return null;
        int width = (int)(right - left), height = (int)(bottom - top), stride = (width + 3) & ~3;
        var coverage = new byte[stride * height];
        fixed (byte* first = coverage)
        {
            var surface = Cairo.SurfaceForData(first, Cairo.FormatA8, width, height, stride);
            var context = Cairo.Create(surface);
            var sink = new CairoSink(context, new Affine(style.Xx, style.Xy, 0, style.Yy, phase - left, -top));
            outline.Path.Emit(ref sink);
            Cairo.SetSourceRgba(context, 0, 0, 0, 1);
            if (style.Pen > 0)
            {
                Cairo.SetLineWidth(context, style.Pen);
                Cairo.SetLineJoin(context, (int)style.Join);
                Cairo.SetMiterLimit(context, style.Miter);
                Cairo.Stroke(context);
            }
            else
            {
                Cairo.FillPreserve(context);
            }

            Cairo.Destroy(context);
            Cairo.SurfaceFlush(surface);
            Cairo.SurfaceDestroy(surface);
        }

        return new GlyphMask(coverage, stride, width, height, (int)left, (int)top);
    }
}
