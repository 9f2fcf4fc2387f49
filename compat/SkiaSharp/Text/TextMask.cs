using System.Buffers;
using SkiaSharp.Native;

namespace SkiaSharp.Text;

/// <summary>
/// The mask of one level text on a canvas. Its glyphs' masks are united before any colour is laid on, so that translucent
/// letters that touch are not darker there.
/// </summary>
internal sealed unsafe class TextMask
{
    private readonly List<(GlyphMask Mask, int X, int Y)> _glyphs = [];
    private int _left = int.MaxValue;
    private int _top = int.MaxValue;
    private int _right = int.MinValue;
    private int _bottom = int.MinValue;

    public void Clear()
    {
        _glyphs.Clear();
        (_left, _top, _right, _bottom) = (int.MaxValue, int.MaxValue, int.MinValue, int.MinValue);
    }

    /// <summary>Adds a glyph whose origin is in the pixel x, y; one that lies outside the canvas is left out.</summary>
    public void Add(GlyphMask mask, int x, int y, SKImageInfo canvas)
    {
        x += mask.Left;
        y += mask.Top;
        int left = Math.Max(x, 0), top = Math.Max(y, 0), right = Math.Min(x + mask.Width, canvas.Width), bottom = Math.Min(y + mask.Height, canvas.Height);
        if (left >= right || top >= bottom)
            return;
        _glyphs.Add((mask, x, y));
        (_left, _top) = (Math.Min(_left, left), Math.Min(_top, top));
        (_right, _bottom) = (Math.Max(_right, right), Math.Max(_bottom, bottom));
    }

    /// <summary>Lays the context's colour on through the mask.</summary>
    public void Paint(nint context)
    {
        if (_glyphs.Count == 0)
            return;
        int width = _right - _left, height = _bottom - _top, stride = (width + 3) & ~3;
        var coverage = ArrayPool<byte>.Shared.Rent(stride * height);
        coverage.AsSpan(0, stride * height).Clear();
        foreach (var (mask, x, y) in _glyphs)
            Unite(coverage, stride, mask, x - _left, y - _top, width, height);
        fixed (byte* first = coverage)
        {
            var surface = Cairo.SurfaceForData(first, Cairo.FormatA8, width, height, stride);
            Cairo.MaskSurface(context, surface, _left, _top);
            Cairo.SurfaceDestroy(surface);
        }

        ArrayPool<byte>.Shared.Return(coverage);
    }

    private static void Unite(byte[] coverage, int stride, GlyphMask mask, int x, int y, int width, int height)
    {
        int skip = Math.Max(0, -x), count = Math.Min(mask.Width, width - x) - skip;
        for (var row = Math.Max(0, -y); row < Math.Min(mask.Height, height - y); row++)
        {
            var sources = mask.Coverage.AsSpan((row * mask.Stride) + skip, count);
            var targets = coverage.AsSpan(((y + row) * stride) + x + skip, count);
            for (var i = 0; i < sources.Length; i++)
                targets[i] = (byte)Math.Min(255, targets[i] + sources[i]);
        }
    }
}
