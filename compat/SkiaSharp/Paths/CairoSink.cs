using SkiaSharp.Native;

namespace SkiaSharp.Paths;

/// <summary>
/// Adds a path to a cairo context whose matrix is the identity: points are mapped here, and held to a range that cairo's
/// 24.8 fixed-point numbers can express, so that a wild coordinate cannot wrap around into the picture.
/// </summary>
internal readonly struct CairoSink(nint context, Affine matrix) : IPathSink
{
    private const double Limit = 1 << 20;

    private readonly Affine _matrix = matrix;

    public void Move(double x, double y) => Cairo.MoveTo(context, X(x, y), Y(x, y));

    public void Line(double x, double y) => Cairo.LineTo(context, X(x, y), Y(x, y));

    public void Cubic(double x1, double y1, double x2, double y2, double x3, double y3) =>
        Cairo.CurveTo(context, X(x1, y1), Y(x1, y1), X(x2, y2), Y(x2, y2), X(x3, y3), Y(x3, y3));

    public void Close() => Cairo.ClosePath(context);

    private static double Hold(double value) => double.IsNaN(value) ? 0 : Math.Clamp(value, -Limit, Limit);

    private double X(double x, double y) => Hold(_matrix.MapX(x, y));

    private double Y(double x, double y) => Hold(_matrix.MapY(x, y));
}
