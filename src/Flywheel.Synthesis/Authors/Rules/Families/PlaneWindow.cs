namespace Flywheel.Synthesis.Authors.Rules.Families;

/// <summary>A range of coordinates that holds given points with room around them.</summary>
/// <param name="XMin">Left.</param>
/// <param name="XMax">Right.</param>
/// <param name="YMin">Bottom.</param>
/// <param name="YMax">Top.</param>
internal readonly record struct PlaneWindow(int XMin, int XMax, int YMin, int YMax)
{
    /// <summary>The smallest window that holds the origin and the points with a margin of one, at least six units each way.</summary>
    public static PlaneWindow Around(params ReadOnlySpan<(double X, double Y)> points)
    {
        double left = 0, right = 0, bottom = 0, top = 0;
        foreach (var (x, y) in points)
        {
            (left, right) = (Math.Min(left, x), Math.Max(right, x));
            (bottom, top) = (Math.Min(bottom, y), Math.Max(top, y));
        }

        var (xMin, xMax) = Widened(left, right);
        var (yMin, yMax) = Widened(bottom, top);
        return new PlaneWindow(xMin, xMax, yMin, yMax);
    }

    private static (int From, int To) Widened(double from, double to)
    {
        var (low, high) = ((int)Math.Floor(from) - (from < 0 ? 1 : 0), (int)Math.Ceiling(to) + 1);
        return high - low < 6 ? (low, low + 6) : (low, high);
    }
}
