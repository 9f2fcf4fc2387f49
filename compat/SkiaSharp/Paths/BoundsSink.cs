namespace SkiaSharp.Paths;

/// <summary>Collects the bounds of the curves themselves, not of their control points.</summary>
internal struct BoundsSink() : IPathSink
{
    private double _left = double.PositiveInfinity;
    private double _top = double.PositiveInfinity;
    private double _right = double.NegativeInfinity;
    private double _bottom = double.NegativeInfinity;
    private double _x;
    private double _y;

    public readonly SKRect Bounds =>
        _left > _right ? SKRect.Empty : new SKRect((float)_left, (float)_top, (float)_right, (float)_bottom);

    public void Move(double x, double y) => Line(x, y);

    public void Line(double x, double y)
    {
        (_x, _y) = (x, y);
        Include(x, y);
    }

    public void Cubic(double x1, double y1, double x2, double y2, double x3, double y3)
    {
        foreach (var t in Extremes(_x, x1, x2, x3))
            Include(At(t, _x, x1, x2, x3), At(t, _y, y1, y2, y3));
        foreach (var t in Extremes(_y, y1, y2, y3))
            Include(At(t, _x, x1, x2, x3), At(t, _y, y1, y2, y3));
        Line(x3, y3);
    }

    public readonly void Close()
    {
    }

    /// <summary>Where the cubic's derivative is zero; an end of the curve when it never is.</summary>
    private static (double First, double Second) Roots(double p0, double p1, double p2, double p3)
    {
        double a = p3 - (3 * p2) + (3 * p1) - p0, b = 2 * (p2 - (2 * p1) + p0), c = p1 - p0;
        if (Math.Abs(a) < 1e-12)
            return (b == 0 ? 0 : -c / b, 0);
        var root = Math.Sqrt(Math.Max(0, (b * b) - (4 * a * c)));
        return ((-b + root) / (2 * a), (-b - root) / (2 * a));
    }

    private static double[] Extremes(double p0, double p1, double p2, double p3)
    {
        if (p1 >= Math.Min(p0, p3) && p1 <= Math.Max(p0, p3) && p2 >= Math.Min(p0, p3) && p2 <= Math.Max(p0, p3))
            return [];
        var (first, second) = Roots(p0, p1, p2, p3);
        return [Math.Clamp(first, 0, 1), Math.Clamp(second, 0, 1)];
    }

    private static double At(double t, double p0, double p1, double p2, double p3)
    {
        var s = 1 - t;
        return (s * s * s * p0) + (3 * s * s * t * p1) + (3 * s * t * t * p2) + (t * t * t * p3);
    }

    private void Include(double x, double y)
    {
        _left = Math.Min(_left, x);
        _right = Math.Max(_right, x);
        _top = Math.Min(_top, y);
        _bottom = Math.Max(_bottom, y);
    }
}
