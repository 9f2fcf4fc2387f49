namespace SkiaSharp.Paths;

/// <summary>Turns the curves that cairo does not know into cubics.</summary>
internal static class Curves
{
    public static void Quad<TSink>(ref TSink sink, SKPoint p0, SKPoint p1, SKPoint p2)
        where TSink : struct, IPathSink
    {
        const double TwoThirds = 2.0 / 3;
        sink.Cubic(
            p0.X + (TwoThirds * (p1.X - p0.X)), p0.Y + (TwoThirds * (p1.Y - p0.Y)),
            p2.X + (TwoThirds * (p1.X - p2.X)), p2.Y + (TwoThirds * (p1.Y - p2.Y)),
            p2.X, p2.Y);
    }

    /// <summary>Halved first: the cubic of a quarter circle is off by 1 in 4,000 of the radius, that of an eighth by 1 in 250,000.</summary>
    public static void Conic<TSink>(ref TSink sink, SKPoint p0, SKPoint p1, SKPoint p2, double weight)
        where TSink : struct, IPathSink
    {
        var scale = 1 / (1 + weight);
        double ax = (p0.X + (weight * p1.X)) * scale, ay = (p0.Y + (weight * p1.Y)) * scale;
        double bx = (p2.X + (weight * p1.X)) * scale, by = (p2.Y + (weight * p1.Y)) * scale;
        double mx = (ax + bx) / 2, my = (ay + by) / 2;
        var half = Math.Sqrt((1 + weight) / 2);
        var pull = 4.0 / 3 * half / (1 + half);
        sink.Cubic(Mix(p0.X, ax, pull), Mix(p0.Y, ay, pull), Mix(mx, ax, pull), Mix(my, ay, pull), mx, my);
        sink.Cubic(Mix(mx, bx, pull), Mix(my, by, pull), Mix(p2.X, bx, pull), Mix(p2.Y, by, pull), p2.X, p2.Y);
    }

    private static double Mix(double from, double to, double share) => from + (share * (to - from));
}
