using SkiaSharp.Native;
using SkiaSharp.Paths;
using SkiaSharp.Text;

namespace SkiaSharp;

/// <summary>
/// Draws on the pixels of a surface or a bitmap. Paths are handed to cairo in device coordinates; its own matrix is set only
/// while it strokes, so that the pen is transformed as well. Cairo knows BGRA: for RGBA, colours are handed over swapped.
/// </summary>
public class SKCanvas : SKObject
{
    private readonly PathData _scratch = new();
    private readonly TextMask _text = new();
    private readonly Stack<State> _saved = new();
    private readonly bool _copyOnWrite;
    private PixelBuffer _target;
    private CairoContext _context;
    private State _state = new(SKMatrix.Identity, []);

    /// <summary>Draws on the bitmap, which must not be disposed before the canvas.</summary>
    /// <exception cref="ArgumentException">The bitmap's alpha is not premultiplied.</exception>
    public SKCanvas(SKBitmap bitmap)
        : this(Drawable(bitmap), copyOnWrite: false)
    {
    }

    /// <summary>Takes the reference to the pixels over.</summary>
    internal SKCanvas(PixelBuffer target, bool copyOnWrite)
    {
        _target = target;
        _context = new CairoContext(target);
        _copyOnWrite = copyOnWrite;
    }

    public SKMatrix TotalMatrix
    {
        get
        {
            ThrowIfDisposed();
            return _state.Matrix;
        }
    }

    /// <summary>1, and 1 more for each save without its restore.</summary>
    public int SaveCount
    {
        get
        {
            ThrowIfDisposed();
            return _saved.Count + 1;
        }
    }

    internal PixelBuffer Target
    {
        get
        {
            ThrowIfDisposed();
            return _target;
        }
    }

    /// <summary>Keeps the matrix and the clip for the matching restore.</summary>
    /// <returns>The save count before, which <see cref="RestoreToCount"/> takes.</returns>
    public int Save()
    {
        using var lease = Begin();
        Cairo.Save(lease.Context);
        _saved.Push(_state);
        return _saved.Count;
    }

    /// <summary>Does nothing without a matching save.</summary>
    public void Restore() => RestoreToCount(Math.Max(1, SaveCount - 1));

    public void RestoreToCount(int count)
    {
        using var lease = Begin();
        while (_saved.Count + 1 > Math.Max(1, count))
        {
            Cairo.Restore(lease.Context);
            _state = _saved.Pop();
        }
    }

    public void Translate(float dx, float dy) => Apply(SKMatrix.CreateTranslation(dx, dy));

    public void Translate(SKPoint point) => Translate(point.X, point.Y);

    public void Scale(float s) => Scale(s, s);

    public void Scale(float sx, float sy) => Apply(SKMatrix.CreateScale(sx, sy));

    public void Scale(SKPoint size) => Scale(size.X, size.Y);

    public void Scale(float sx, float sy, float px, float py) => Apply(SKMatrix.CreateScale(sx, sy, px, py));

    /// <summary>Clockwise.</summary>
    public void RotateDegrees(float degrees) => Apply(SKMatrix.CreateRotationDegrees(degrees));

    /// <summary>Clockwise around a point.</summary>
    public void RotateDegrees(float degrees, float px, float py) => Apply(SKMatrix.CreateRotationDegrees(degrees, px, py));

    public void RotateRadians(float radians) => Apply(SKMatrix.CreateRotation(radians));

    public void Skew(float sx, float sy) => Apply(SKMatrix.CreateSkew(sx, sy));

    /// <exception cref="NotSupportedException">The matrix has a perspective.</exception>
    public void Concat(ref SKMatrix m) => Apply(m);

    /// <exception cref="NotSupportedException">The matrix has a perspective.</exception>
    public void SetMatrix(SKMatrix matrix)
    {
        ThrowIfDisposed();
        if (!matrix.IsAffine)
            throw new NotSupportedException("The canvas does not draw in perspective: the last row of the matrix must be 0, 0, 1.");
        _state = _state with { Matrix = matrix };
    }

    public void ResetMatrix() => SetMatrix(SKMatrix.Identity);

    public void ClipRect(SKRect rect, SKClipOperation operation = SKClipOperation.Intersect, bool antialias = false)
    {
        var path = new PathData();
        AddRect(path, rect);
        if (operation == SKClipOperation.Difference)
            AddRect(path, InverseRect());
        Clip(path, Cairo.FillRuleEvenOdd, antialias);
    }

    /// <exception cref="NotSupportedException">A path is to be cut out, or its fill type is an inverse one.</exception>
    public void ClipPath(SKPath path, SKClipOperation operation = SKClipOperation.Intersect, bool antialias = false)
    {
        ArgumentNullException.ThrowIfNull(path);
        if (operation == SKClipOperation.Difference || IsInverse(path.FillType))
            throw new NotSupportedException("The canvas clips to the inside of a path only.");
        var copy = new PathData();
        copy.CopyFrom(path.Data);
        Clip(copy, FillRule(path.FillType), antialias);
    }

    public void Clear() => Clear(SKColor.Empty);

    /// <summary>Sets every pixel within the clip.</summary>
    public void Clear(SKColor color)
    {
        using var lease = Begin();
        var context = lease.Context;
        var alpha = color.Alpha / 255.0;
        if (_target.Info.IsOpaque)
            SetSource(context, color.Red * alpha, color.Green * alpha, color.Blue * alpha, 1);
        else
            SetSource(context, color.Red, color.Green, color.Blue, alpha);
        Cairo.SetOperator(context, Cairo.OperatorSource);
        Cairo.Paint(context);
        Cairo.SetOperator(context, Cairo.OperatorOver);
    }

    public void DrawPath(SKPath path, SKPaint paint)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(paint);
        if (path.IsFinite)
            Draw(path.Data, paint, paint.Style, path.FillType);
    }

    public void DrawLine(SKPoint p0, SKPoint p1, SKPaint paint)
    {
        _scratch.Clear();
        _scratch.Move(p0);
        _scratch.Line(p1);
        DrawScratch(paint, SKPaintStyle.Stroke);
    }

    public void DrawLine(float x0, float y0, float x1, float y1, SKPaint paint) => DrawLine(new SKPoint(x0, y0), new SKPoint(x1, y1), paint);

    public void DrawRect(SKRect rect, SKPaint paint)
    {
        _scratch.Clear();
        AddRect(_scratch, rect.Standardized);
        DrawScratch(paint);
    }

    public void DrawRect(float x, float y, float w, float h, SKPaint paint) => DrawRect(SKRect.Create(x, y, w, h), paint);

    public void DrawRoundRect(SKRect rect, float rx, float ry, SKPaint paint)
    {
        using var path = new SKPath();
        path.AddRoundRect(rect, rx, ry);
        DrawPath(path, paint);
    }

    public void DrawRoundRect(SKRect rect, SKSize r, SKPaint paint) => DrawRoundRect(rect, r.Width, r.Height, paint);

    public void DrawRoundRect(float x, float y, float w, float h, float rx, float ry, SKPaint paint) =>
        DrawRoundRect(SKRect.Create(x, y, w, h), rx, ry, paint);

    public void DrawOval(SKRect rect, SKPaint paint)
    {
        _scratch.Clear();
        _scratch.Arc(rect.Standardized, 0, 360, newContour: true);
        _scratch.Close();
        DrawScratch(paint);
    }

    public void DrawOval(float cx, float cy, float rx, float ry, SKPaint paint) => DrawOval(new SKRect(cx - rx, cy - ry, cx + rx, cy + ry), paint);

    public void DrawOval(SKPoint c, SKSize r, SKPaint paint) => DrawOval(c.X, c.Y, r.Width, r.Height, paint);

    /// <summary>A negative radius counts as 0.</summary>
    public void DrawCircle(float cx, float cy, float radius, SKPaint paint)
    {
        radius = Math.Max(0, radius);
        DrawOval(cx, cy, radius, radius, paint);
    }

    public void DrawCircle(SKPoint c, float radius, SKPaint paint) => DrawCircle(c.X, c.Y, radius, paint);

    /// <summary>The piece of an oval, with lines to its centre when <paramref name="useCenter"/> says so; angles in degrees, clockwise from the right.</summary>
    public void DrawArc(SKRect oval, float startAngle, float sweepAngle, bool useCenter, SKPaint paint)
    {
        var wholeTurn = Math.Abs(sweepAngle) >= 360;
        var withCenter = useCenter && !wholeTurn;
        _scratch.Clear();
        if (withCenter)
            _scratch.Move(new SKPoint(oval.MidX, oval.MidY));
        _scratch.Arc(oval, startAngle, Math.Clamp(sweepAngle, -360, 360), newContour: !withCenter);
        if (withCenter || wholeTurn)
            _scratch.Close();
        DrawScratch(paint);
    }

    /// <summary>Starts at x on the baseline y. Every code point is one glyph; advances are unhinted, without kerning.</summary>
    public void DrawText(string text, float x, float y, SKFont font, SKPaint paint)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(font);
        ArgumentNullException.ThrowIfNull(paint);
        if (!float.IsFinite(x) || !float.IsFinite(y) || !TryBeginDrawing(out var lease))
            return;
        using (lease)
        {
            var antialias = paint.IsAntialias && font.Edging != SKFontEdging.Alias;
            if (antialias && TryDrawMasks(lease.Context, text, x, y, font, paint))
                return;
            AddText(lease.Context, text, x, y, font);
            Paint(lease.Context, paint, paint.Style, SKPathFillType.Winding, antialias);
        }
    }

    public void DrawImage(SKImage image, SKPoint p, SKPaint? paint = null) => DrawImage(image, p.X, p.Y, paint);

    public void DrawImage(SKImage image, float x, float y, SKPaint? paint = null)
    {
        ArgumentNullException.ThrowIfNull(image);
        DrawImage(image, SKRect.Create(x, y, image.Width, image.Height), paint);
    }

    public void DrawImage(SKImage image, SKRect dest, SKPaint? paint = null)
    {
        ArgumentNullException.ThrowIfNull(image);
        DrawImage(image, image.Info.Rect, dest, paint);
    }

    /// <summary>Draws the part <paramref name="source"/> into <paramref name="dest"/>, with the paint's alpha and filter.</summary>
    public void DrawImage(SKImage image, SKRect source, SKRect dest, SKPaint? paint = null)
    {
        ArgumentNullException.ThrowIfNull(image);
        DrawPixels(image.Pixels, source, dest, paint);
        GC.KeepAlive(image);
    }

    public void DrawBitmap(SKBitmap bitmap, SKPoint p, SKPaint? paint = null) => DrawBitmap(bitmap, p.X, p.Y, paint);

    public void DrawBitmap(SKBitmap bitmap, float x, float y, SKPaint? paint = null)
    {
        ArgumentNullException.ThrowIfNull(bitmap);
        DrawBitmap(bitmap, SKRect.Create(x, y, bitmap.Width, bitmap.Height), paint);
    }

    public void DrawBitmap(SKBitmap bitmap, SKRect dest, SKPaint? paint = null)
    {
        ArgumentNullException.ThrowIfNull(bitmap);
        DrawBitmap(bitmap, bitmap.Info.Rect, dest, paint);
    }

    public void DrawBitmap(SKBitmap bitmap, SKRect source, SKRect dest, SKPaint? paint = null)
    {
        ArgumentNullException.ThrowIfNull(bitmap);
        DrawPixels(bitmap.Pixmap, source, dest, paint);
        GC.KeepAlive(bitmap);
    }

    /// <exception cref="InvalidOperationException">Cairo ran out of memory; what was drawn since is missing.</exception>
    public void Flush()
    {
        ThrowIfDisposed();
        var referenced = false;
        try
        {
            _context.DangerousAddRef(ref referenced);
            var status = Cairo.Status(_context.DangerousGetHandle());
            if (status != 0)
                throw new InvalidOperationException($"cairo stopped drawing with status {status}.");
            Cairo.SurfaceFlush(_target.DangerousGetHandle());
        }
        finally
        {
            if (referenced)
                _context.DangerousRelease();
        }
    }

    protected override void DisposeManaged()
    {
        _context.Dispose();
        _target.Release();
    }

    private static PixelBuffer Drawable(SKBitmap bitmap)
    {
        ArgumentNullException.ThrowIfNull(bitmap);
        return bitmap.AlphaType == SKAlphaType.Unpremul
            ? throw new ArgumentException("A canvas draws on premultiplied or opaque pixels only.", nameof(bitmap))
            : bitmap.Pixmap.Share();
    }

    private static void AddRect(PathData path, SKRect rect)
    {
        path.Move(new SKPoint(rect.Left, rect.Top));
        path.Line(new SKPoint(rect.Right, rect.Top));
        path.Line(new SKPoint(rect.Right, rect.Bottom));
        path.Line(new SKPoint(rect.Left, rect.Bottom));
        path.Close();
    }

    private static bool IsInverse(SKPathFillType type) => type is SKPathFillType.InverseWinding or SKPathFillType.InverseEvenOdd;

    private static int FillRule(SKPathFillType type) =>
        type is SKPathFillType.EvenOdd or SKPathFillType.InverseEvenOdd ? Cairo.FillRuleEvenOdd : Cairo.FillRuleWinding;

    /// <summary>The whole picture, with a margin, in the coordinates of the canvas.</summary>
    private SKRect InverseRect() => _state.Matrix.Invert().MapRect(new SKRect(-1, -1, _target.Info.Width + 1, _target.Info.Height + 1));

    private void Apply(SKMatrix matrix) => SetMatrix(TotalMatrix.PreConcat(matrix));

    private Lease Begin()
    {
        ThrowIfDisposed();
        if (_copyOnWrite && _target.IsShared)
            Detach();
        return new Lease(_context);
    }

    /// <summary>A snapshot keeps the pixels as they are: from here on this canvas draws on a copy, with its clips set anew.</summary>
    private void Detach()
    {
        var copy = _target.Copy();
        var context = new CairoContext(copy);
        using (var lease = new Lease(context))
        {
            State? below = null;
            foreach (var state in _saved.Reverse().Append(_state))
            {
                if (below is not null)
                    Cairo.Save(lease.Context);
                foreach (var clip in state.Clips.Skip(below?.Clips.Length ?? 0))
                    SetClip(lease.Context, clip);
                below = state;
            }
        }

        _context.Dispose();
        _target.Release();
        (_target, _context) = (copy, context);
    }

    private void Clip(PathData path, int fillRule, bool antialias)
    {
        using var lease = Begin();
        var clip = new ClipShape(path, Affine.From(_state.Matrix), fillRule, antialias);
        SetClip(lease.Context, clip);
        _state = _state with { Clips = [.. _state.Clips, clip] };
    }

    private static void SetClip(nint context, ClipShape clip)
    {
        Cairo.SetAntialias(context, clip.Antialias ? Cairo.AntialiasDefault : Cairo.AntialiasNone);
        Cairo.SetFillRule(context, clip.FillRule);
        Cairo.NewPath(context);
        var sink = new CairoSink(context, clip.Matrix);
        clip.Path.Emit(ref sink);
        Cairo.Clip(context);
    }

    private void SetSource(nint context, double red, double green, double blue, double alpha)
    {
        if (_target.Info.ColorType == SKColorType.Rgba8888)
            (red, blue) = (blue, red);
        Cairo.SetSourceRgba(context, red / 255, green / 255, blue / 255, alpha);
    }

    /// <summary>A matrix that flattens everything to a line or a point draws nothing, as in Skia, and cairo refuses it.</summary>
    private bool TryBeginDrawing(out Lease lease)
    {
        ThrowIfDisposed();
        var determinant = Affine.From(_state.Matrix).Determinant;
        var drawable = double.IsFinite(1 / determinant) && float.IsFinite(_state.Matrix.TransX) && float.IsFinite(_state.Matrix.TransY);
        lease = drawable ? Begin() : default;
        return drawable;
    }

    private void DrawScratch(SKPaint paint, SKPaintStyle? style = null)
    {
        ArgumentNullException.ThrowIfNull(paint);
        foreach (var point in _scratch.Points)
        {
            if (!float.IsFinite(point.X) || !float.IsFinite(point.Y))
                return;
        }

        Draw(_scratch, paint, style ?? paint.Style, SKPathFillType.Winding);
    }

    private void Draw(PathData path, SKPaint paint, SKPaintStyle style, SKPathFillType fillType)
    {
        if (!TryBeginDrawing(out var lease))
            return;
        using (lease)
        {
            Cairo.NewPath(lease.Context);
            var sink = new CairoSink(lease.Context, Affine.From(_state.Matrix));
            path.Emit(ref sink);
            Paint(lease.Context, paint, style, fillType, paint.IsAntialias);
        }
    }

    /// <summary>Level text in one colour is drawn from the masks of its glyphs; anything else, false is returned and nothing drawn.</summary>
    private bool TryDrawMasks(nint context, string text, double x, double y, SKFont font, SKPaint paint)
    {
        // Beyond this a pixel's number and a place within the pixel would not fit.
        const double Farthest = 1 << 20;
        var matrix = Affine.From(_state.Matrix);
        var stroked = paint.Style == SKPaintStyle.Stroke;
        if (matrix.Xy != 0 || matrix.Yx != 0 || matrix.Xx != matrix.Yy || matrix.Xx <= 0 || paint.Style == SKPaintStyle.StrokeAndFill
            || (stroked && (paint.StrokeWidth <= 0 || paint.PathEffect is not null)))
            return false;
        double unitX = font.UnitX, unitY = -font.UnitY;
        var style = new GlyphStyle(
            matrix.Xx * unitX,
            matrix.Xx * font.SkewX * unitY,
            matrix.Yy * unitY,
            stroked ? paint.StrokeWidth * matrix.Xx : 0,
            stroked ? paint.StrokeJoin : default,
            stroked ? paint.StrokeMiter : 0);
        var face = font.Typeface.Face;
        _text.Clear();
        foreach (var rune in text.EnumerateRunes())
        {
            var glyph = face.GlyphOf(rune.Value);
            var outline = face.OutlineOf(glyph);
            double deviceX = matrix.MapX(x, y), deviceY = Math.Floor(matrix.MapY(x, y) + 0.5);
            if (!outline.Path.IsEmpty)
            {
                if (!(Math.Abs(deviceX) < Farthest) || !(Math.Abs(deviceY) < Farthest))
                    return false;
                var place = (int)Math.Floor(font.Subpixel ? (deviceX * GlyphMaskCache.Phases) + 0.5 : Math.Floor(deviceX + 0.5) * GlyphMaskCache.Phases);
                if (face.Masks.Find(style, glyph, outline, place & (GlyphMaskCache.Phases - 1)) is not { } mask)
                    return false;
                _text.Add(mask, place >> GlyphMaskCache.PhaseBits, (int)deviceY, _target.Info);
            }

            x += outline.Advance * unitX;
        }

        var color = paint.Color;
        SetSource(context, color.Red, color.Green, color.Blue, color.Alpha / 255.0);
        _text.Paint(context);
        return true;
    }

    private void AddText(nint context, string text, double x, double y, SKFont font)
    {
        var matrix = Affine.From(_state.Matrix);
        var face = font.Typeface.Face;
        double unitX = font.UnitX, unitY = -font.UnitY, lean = font.SkewX * unitY;
        double xx = matrix.Xx * unitX, yx = matrix.Yx * unitX;
        double xy = (matrix.Xx * lean) + (matrix.Xy * unitY), yy = (matrix.Yx * lean) + (matrix.Yy * unitY);
        var upright = matrix.Xy == 0 && matrix.Yx == 0;
        Cairo.NewPath(context);
        foreach (var rune in text.EnumerateRunes())
        {
            var outline = face.OutlineOf(face.GlyphOf(rune.Value));
            if (!outline.Path.IsEmpty)
            {
                double deviceX = matrix.MapX(x, y), deviceY = matrix.MapY(x, y);
                // Skia puts level text on a whole pixel's line, so that equal texts look equal.
                if (upright)
                    deviceY = Math.Floor(deviceY + 0.5);
                if (upright && !font.Subpixel)
                    deviceX = Math.Floor(deviceX + 0.5);
                var sink = new CairoSink(context, new Affine(xx, xy, yx, yy, deviceX, deviceY));
                outline.Path.Emit(ref sink);
            }

            x += outline.Advance * unitX;
        }
    }

    private void Paint(nint context, SKPaint paint, SKPaintStyle style, SKPathFillType fillType, bool antialias)
    {
        var color = paint.Color;
        // Where fill and stroke overlap, a translucent colour must not count twice.
        var grouped = (color.Alpha < 255 && style == SKPaintStyle.StrokeAndFill) || (IsInverse(fillType) && style != SKPaintStyle.Stroke);
        Cairo.SetAntialias(context, antialias ? Cairo.AntialiasDefault : Cairo.AntialiasNone);
        if (!grouped)
        {
            SetSource(context, color.Red, color.Green, color.Blue, color.Alpha / 255.0);
            FillAndStroke(context, paint, style, fillType);
            return;
        }

        Cairo.Save(context);
        Cairo.PushGroup(context);
        SetSource(context, color.Red, color.Green, color.Blue, 1);
        FillAndStroke(context, paint, style, fillType);
        Cairo.PopGroupToSource(context);
        Cairo.PaintWithAlpha(context, color.Alpha / 255.0);
        Cairo.Restore(context);
        Cairo.NewPath(context);
    }

    private void FillAndStroke(nint context, SKPaint paint, SKPaintStyle style, SKPathFillType fillType)
    {
        if (style != SKPaintStyle.Stroke)
        {
            Cairo.SetFillRule(context, FillRule(fillType));
            if (IsInverse(fillType))
            {
                Cairo.Paint(context);
                Cairo.SetOperator(context, Cairo.OperatorClear);
            }

            Cairo.FillPreserve(context);
            Cairo.SetOperator(context, Cairo.OperatorOver);
        }

        if (style != SKPaintStyle.Fill)
            Stroke(context, paint);
        Cairo.NewPath(context);
    }

    private unsafe void Stroke(nint context, SKPaint paint)
    {
        var matrix = Affine.From(_state.Matrix);
        var hairline = paint.StrokeWidth == 0;
        var dashScale = 1.0;
        if (hairline)
        {
            dashScale = Math.Sqrt(Math.Abs(matrix.Determinant));
        }
        else
        {
            var pen = new Cairo.Matrix { Xx = matrix.Xx, Xy = matrix.Xy, Yx = matrix.Yx, Yy = matrix.Yy };
            Cairo.SetMatrix(context, &pen);
        }

        Cairo.SetLineWidth(context, hairline ? 1 : paint.StrokeWidth);
        Cairo.SetLineCap(context, (int)paint.StrokeCap);
        Cairo.SetLineJoin(context, (int)paint.StrokeJoin);
        Cairo.SetMiterLimit(context, paint.StrokeMiter);
        if (paint.PathEffect is { } dash)
            SetDash(context, dash, dashScale);
        Cairo.Stroke(context);
        Cairo.SetDash(context, null, 0, 0);
        Cairo.IdentityMatrix(context);
    }

    private static unsafe void SetDash(nint context, SKPathEffect dash, double scale)
    {
        Span<double> intervals = stackalloc double[dash.Intervals.Length];
        for (var i = 0; i < intervals.Length; i++)
            intervals[i] = dash.Intervals[i] * scale;
        fixed (double* first = intervals)
            Cairo.SetDash(context, first, intervals.Length, dash.Phase * scale);
    }

    private void DrawPixels(PixelBuffer source, SKRect part, SKRect dest, SKPaint? paint)
    {
        SKRect inside = SKRect.Intersect(part, source.Info.Rect);
        if (inside != part)
            (part, dest) = (inside, Shrink(part, inside, dest));
        if (!(part.Width > 0) || !(part.Height > 0) || !(Math.Abs(dest.Width) > 0) || !(Math.Abs(dest.Height) > 0) || !TryBeginDrawing(out var lease))
            return;
        using (lease)
        {
            var cut = SKRectI.Intersect(
                new SKRectI((int)MathF.Floor(part.Left), (int)MathF.Floor(part.Top), (int)MathF.Ceiling(part.Right), (int)MathF.Ceiling(part.Bottom)),
                source.Info.Rect);
            var ready = cut == source.Info.Rect && source != _target && source.Info.ColorType == _target.Info.ColorType && source.Info.AlphaType != SKAlphaType.Unpremul;
            var picture = ready ? source.Share() : PixelAccess.Convert(source, cut, _target.Info.ColorType, SKAlphaType.Premul);
            part.Offset(-cut.Left, -cut.Top);
            PaintPicture(lease.Context, picture, part, dest, paint);
            picture.Release();
        }
    }

    /// <summary>Where the part of the picture that exists goes; the destination loses what does not.</summary>
    private static SKRect Shrink(SKRect part, SKRect inside, SKRect dest)
    {
        float scaleX = dest.Width / part.Width, scaleY = dest.Height / part.Height;
        return SKMatrix.CreateScaleTranslation(scaleX, scaleY, dest.Left - (part.Left * scaleX), dest.Top - (part.Top * scaleY)).MapRect(inside);
    }

    private unsafe void PaintPicture(nint context, PixelBuffer picture, SKRect part, SKRect dest, SKPaint? paint)
    {
        var matrix = Affine.From(_state.Matrix);
        var user = new Cairo.Matrix { Xx = matrix.Xx, Xy = matrix.Xy, Yx = matrix.Yx, Yy = matrix.Yy, X0 = matrix.X0, Y0 = matrix.Y0 };
        double scaleX = (double)part.Width / dest.Width, scaleY = (double)part.Height / dest.Height;
        var toPicture = new Cairo.Matrix { Xx = scaleX, Yy = scaleY, X0 = part.Left - (dest.Left * scaleX), Y0 = part.Top - (dest.Top * scaleY) };
        Cairo.Save(context);
        Cairo.NewPath(context);
        _scratch.Clear();
        AddRect(_scratch, dest);
        var sink = new CairoSink(context, matrix);
        _scratch.Emit(ref sink);
        Cairo.SetAntialias(context, paint?.IsAntialias == true ? Cairo.AntialiasDefault : Cairo.AntialiasNone);
        Cairo.Clip(context);
        Cairo.SetMatrix(context, &user);
        // The picture may be drawn by several threads at once; a cairo surface may not, so each drawing makes its own.
        var surface = Cairo.SurfaceForData(picture.Address, Cairo.FormatArgb32, picture.Info.Width, picture.Info.Height, picture.Info.RowBytes);
        Cairo.SetSourceSurface(context, surface, 0, 0);
        Cairo.SurfaceDestroy(surface);
        var pattern = Cairo.GetSource(context);
        Cairo.PatternSetMatrix(pattern, &toPicture);
        Cairo.PatternSetExtend(pattern, Cairo.ExtendPad);
        Cairo.PatternSetFilter(pattern, (paint?.FilterQuality ?? SKFilterQuality.None) switch
        {
            SKFilterQuality.None => Cairo.FilterNearest,
            SKFilterQuality.Low => Cairo.FilterBilinear,
            _ => Cairo.FilterGood,
        });
        Cairo.PaintWithAlpha(context, (paint?.Color.Alpha ?? 255) / 255.0);
        Cairo.Restore(context);
    }

    /// <summary>Matrix and clips; the clips of a save are a prefix of those of the next.</summary>
    private sealed record State(SKMatrix Matrix, ClipShape[] Clips);

    /// <summary>Keeps the native context alive while it is used.</summary>
    private readonly ref struct Lease
    {
        private readonly CairoContext? _context;

        public Lease(CairoContext context)
        {
            var referenced = false;
            context.DangerousAddRef(ref referenced);
            _context = context;
        }

        public nint Context => _context!.DangerousGetHandle();

        public void Dispose() => _context?.DangerousRelease();
    }
}
