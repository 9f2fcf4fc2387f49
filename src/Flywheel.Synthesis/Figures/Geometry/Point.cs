namespace Flywheel.Synthesis.Figures.Geometry;

/// <summary>A position or a displacement on the canvas, in pixels: x to the right, y down, origin top left.</summary>
/// <param name="X">Pixels from the left edge.</param>
/// <param name="Y">Pixels from the top edge.</param>
public readonly record struct Point(double X, double Y)
{
    /// <summary>Whether both coordinates are finite numbers.</summary>
    public bool IsFinite => double.IsFinite(X) && double.IsFinite(Y);

    /// <summary>Distance from the origin, in pixels.</summary>
    public double Length => Math.Sqrt((X * X) + (Y * Y));

    /// <summary>The same direction with length one; the zero vector stays zero.</summary>
    public Point Unit => Length is var length and > 0 ? new Point(X / length, Y / length) : default;

    /// <summary>The vector turned by a quarter turn; on screen (y down) from right to down.</summary>
    public Point Normal => new(-Y, X);

    /// <summary>Direction in degrees as a reader sees it: 0 is right, 90 is up, range (-180, 180].</summary>
    public double Direction => Math.Atan2(-Y, X) * 180 / Math.PI;

    /// <summary>The vector of a length and a direction as a reader sees it: 0 degrees right, 90 degrees up.</summary>
    public static Point Polar(double length, double degrees) =>
        new(length * Math.Cos(degrees * Math.PI / 180), -length * Math.Sin(degrees * Math.PI / 180));

    /// <summary>Distance between two positions, in pixels.</summary>
    public double DistanceTo(Point other) => (this - other).Length;

    /// <summary>The position a share of the way to another: 0 here, 1 there.</summary>
    public Point Towards(Point other, double share) => this + ((other - this) * share);

    /// <summary>The dot product of two displacements.</summary>
    public double Dot(Point other) => (X * other.X) + (Y * other.Y);

    /// <summary>The z component of the cross product; positive when the other lies clockwise on screen.</summary>
    public double Cross(Point other) => (X * other.Y) - (Y * other.X);

    /// <summary>Adds a displacement.</summary>
    public static Point operator +(Point a, Point b) => new(a.X + b.X, a.Y + b.Y);

    /// <summary>The displacement from b to a.</summary>
    public static Point operator -(Point a, Point b) => new(a.X - b.X, a.Y - b.Y);

    /// <summary>Scales a displacement.</summary>
    public static Point operator *(Point a, double factor) => new(a.X * factor, a.Y * factor);

    /// <summary>The coordinates. Written out because the one that the compiler makes would print <see cref="Unit"/>, whose unit it would print, without end.</summary>
    public override string ToString() => FormattableString.Invariant($"({X:0.###}, {Y:0.###})");
}
