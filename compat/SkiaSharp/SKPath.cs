using SkiaSharp.Paths;

namespace SkiaSharp;

/// <summary>Contours of lines and curves. Changing one path from several threads at a time is not safe; drawing it is.</summary>
public class SKPath : SKObject
{
    private readonly PathData _data = new();
    private SKPathFillType _fillType;

    public SKPath()
    {
    }

    public SKPath(SKPath path)
    {
        ArgumentNullException.ThrowIfNull(path);
        _data.CopyFrom(path.Data);
        _fillType = path._fillType;
    }

    public SKPathFillType FillType
    {
        get
        {
            ThrowIfDisposed();
            return _fillType;
        }

        set
        {
            ThrowIfDisposed();
            _fillType = value;
        }
    }

    public bool IsEmpty => Data.IsEmpty;

    public int PointCount => Data.Points.Length;

    public SKPoint[] Points => Data.Points.ToArray();

    public SKPoint LastPoint => Data.LastPoint;

    /// <summary>Of all points, those that only steer a curve included. All zeros for an empty path.</summary>
    public SKRect Bounds
    {
        get
        {
            var points = Data.Points;
            if (points.IsEmpty)
                return SKRect.Empty;
            var bounds = new SKRect(points[0].X, points[0].Y, points[0].X, points[0].Y);
            foreach (var point in points)
            {
                bounds.Left = Math.Min(bounds.Left, point.X);
                bounds.Top = Math.Min(bounds.Top, point.Y);
                bounds.Right = Math.Max(bounds.Right, point.X);
                bounds.Bottom = Math.Max(bounds.Bottom, point.Y);
            }

            return bounds;
        }
    }

    /// <summary>Of the lines and curves themselves.</summary>
    public SKRect TightBounds
    {
        get
        {
            var sink = new BoundsSink();
            Data.Emit(ref sink);
            return sink.Bounds;
        }
    }

    internal PathData Data
    {
        get
        {
            ThrowIfDisposed();
            return _data;
        }
    }

    /// <summary>Whether every coordinate is a finite number; Skia draws no other path.</summary>
    internal bool IsFinite
    {
        get
        {
            foreach (var point in Data.Points)
            {
                if (!float.IsFinite(point.X) || !float.IsFinite(point.Y))
                    return false;
            }

            return true;
        }
    }

    public void MoveTo(SKPoint point) => Data.Move(point);

    public void MoveTo(float x, float y) => Data.Move(new SKPoint(x, y));

    public void LineTo(SKPoint point) => Data.Line(point);

    public void LineTo(float x, float y) => Data.Line(new SKPoint(x, y));

    public void QuadTo(SKPoint point0, SKPoint point1) => Data.Quad(point0, point1);

    public void QuadTo(float x0, float y0, float x1, float y1) => Data.Quad(new SKPoint(x0, y0), new SKPoint(x1, y1));

    public void CubicTo(SKPoint point0, SKPoint point1, SKPoint point2) => Data.Cubic(point0, point1, point2);

    public void CubicTo(float x0, float y0, float x1, float y1, float x2, float y2) =>
        Data.Cubic(new SKPoint(x0, y0), new SKPoint(x1, y1), new SKPoint(x2, y2));

    /// <summary>Angles in degrees, clockwise from the right; a sweep beyond a whole turn counts modulo 360.</summary>
    public void ArcTo(SKRect oval, float startAngle, float sweepAngle, bool forceMoveTo)
    {
        if (oval.Width >= 0 && oval.Height >= 0)
            Data.Arc(oval, startAngle, WithinTurn(sweepAngle), forceMoveTo);
    }

    /// <summary>Adds a contour. A whole turn that starts on an axis adds the oval, another counts modulo 360.</summary>
    public void AddArc(SKRect oval, float startAngle, float sweepAngle)
    {
        if (oval.Width <= 0 || oval.Height <= 0 || sweepAngle == 0)
            return;
        if (Math.Abs(sweepAngle) < 360)
        {
            Data.Arc(oval, startAngle, sweepAngle, newContour: true);
        }
        else if (Math.Abs(startAngle % 90) < 1e-3f)
        {
            Data.Arc(oval, startAngle, Math.CopySign(360, sweepAngle), newContour: true);
            Data.Close();
        }
        else
        {
            Data.Arc(oval, startAngle, WithinTurn(sweepAngle), newContour: true);
        }
    }

    public void AddCircle(float x, float y, float radius, SKPathDirection dir = SKPathDirection.Clockwise)
    {
        if (radius > 0)
            AddOval(new SKRect(x - radius, y - radius, x + radius, y + radius), dir);
    }

    public void AddOval(SKRect rect, SKPathDirection direction = SKPathDirection.Clockwise)
    {
        Data.Arc(rect, 0, direction == SKPathDirection.Clockwise ? 360 : -360, newContour: true);
        Data.Close();
    }

    public void AddRect(SKRect rect, SKPathDirection direction = SKPathDirection.Clockwise)
    {
        SKPoint topRight = new(rect.Right, rect.Top), bottomLeft = new(rect.Left, rect.Bottom);
        var clockwise = direction == SKPathDirection.Clockwise;
        MoveTo(rect.Left, rect.Top);
        LineTo(clockwise ? topRight : bottomLeft);
        LineTo(rect.Right, rect.Bottom);
        LineTo(clockwise ? bottomLeft : topRight);
        Close();
    }

    /// <summary>Radii are cut to half of the sides; without one the corners are sharp.</summary>
    public void AddRoundRect(SKRect rect, float rx, float ry, SKPathDirection dir = SKPathDirection.Clockwise)
    {
        rect = rect.Standardized;
        var shrink = Math.Min(1, Math.Min(rect.Width / (2 * rx), rect.Height / (2 * ry)));
        if (!(rx > 0) || !(ry > 0) || !(shrink > 0))
        {
            AddRect(rect, dir);
            return;
        }

        float width = 2 * rx * shrink, height = 2 * ry * shrink;
        var topLeft = SKRect.Create(rect.Left, rect.Top, width, height);
        var topRight = SKRect.Create(rect.Right - width, rect.Top, width, height);
        var bottomRight = SKRect.Create(rect.Right - width, rect.Bottom - height, width, height);
        var bottomLeft = SKRect.Create(rect.Left, rect.Bottom - height, width, height);
        if (dir == SKPathDirection.Clockwise)
        {
            Data.Arc(topLeft, 180, 90, newContour: true);
            Data.Arc(topRight, 270, 90, newContour: false);
            Data.Arc(bottomRight, 0, 90, newContour: false);
            Data.Arc(bottomLeft, 90, 90, newContour: false);
        }
        else
        {
            Data.Arc(topLeft, 270, -90, newContour: true);
            Data.Arc(bottomLeft, 180, -90, newContour: false);
            Data.Arc(bottomRight, 90, -90, newContour: false);
            Data.Arc(topRight, 0, -90, newContour: false);
        }

        Close();
    }

    public void AddPoly(SKPoint[] points, bool close = true)
    {
        ArgumentNullException.ThrowIfNull(points);
        if (points.Length == 0)
            return;
        MoveTo(points[0]);
        foreach (var point in points.AsSpan(1))
            LineTo(point);
        if (close)
            Close();
    }

    public void Close() => Data.Close();

    /// <summary>Forgets everything, the fill type included.</summary>
    public void Reset()
    {
        Data.Clear();
        _fillType = SKPathFillType.Winding;
    }

    /// <summary>Whether a fill covers the point. Open contours count as closed.</summary>
    public bool Contains(float x, float y)
    {
        var sink = new WindingSink(x, y);
        Data.Emit(ref sink);
        sink.Close();
        var inside = _fillType is SKPathFillType.EvenOdd or SKPathFillType.InverseEvenOdd ? (sink.Winding & 1) != 0 : sink.Winding != 0;
        return inside != (_fillType is SKPathFillType.InverseWinding or SKPathFillType.InverseEvenOdd);
    }

    /// <exception cref="NotSupportedException">The matrix has a perspective.</exception>
    public void Transform(SKMatrix matrix)
    {
        if (!matrix.IsAffine)
            throw new NotSupportedException("Paths are not transformed by a matrix with a perspective.");
        Data.Transform(matrix);
    }

    private static float WithinTurn(float sweep) => Math.Abs(sweep) > 360 ? sweep % 360 : sweep;
}
