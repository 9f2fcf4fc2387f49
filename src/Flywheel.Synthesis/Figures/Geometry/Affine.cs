namespace Flywheel.Synthesis.Figures.Geometry;

/// <summary>An affine map of the plane: x' = A x + C y + E, y' = B x + D y + F (the order of SVG's <c>matrix</c>).</summary>
/// <param name="A">Share of x in x'.</param>
/// <param name="B">Share of x in y'.</param>
/// <param name="C">Share of y in x'.</param>
/// <param name="D">Share of y in y'.</param>
/// <param name="E">Shift of x.</param>
/// <param name="F">Shift of y.</param>
public readonly record struct Affine(double A, double B, double C, double D, double E, double F)
{
    /// <summary>Leaves every point where it is.</summary>
    public static Affine Identity { get; } = new(1, 0, 0, 1, 0, 0);

    /// <summary>Moves every point by the same displacement.</summary>
    public static Affine Translation(double x, double y) => new(1, 0, 0, 1, x, y);

    /// <summary>Turns by an angle in degrees, anticlockwise as a reader sees it, about a centre.</summary>
    public static Affine Rotation(double degrees, Point center)
    {
        var (sin, cos) = Math.SinCos(-degrees * Math.PI / 180);
        return new(cos, sin, -sin, cos, center.X - (cos * center.X) + (sin * center.Y), center.Y - (sin * center.X) - (cos * center.Y));
    }

    /// <summary>Mirrors left and right in the vertical line at x.</summary>
    public static Affine MirrorX(double x) => new(-1, 0, 0, 1, 2 * x, 0);

    /// <summary>Scales uniformly about a centre.</summary>
    public static Affine Scaling(double factor, Point center) =>
        new(factor, 0, 0, factor, center.X * (1 - factor), center.Y * (1 - factor));

    /// <summary>The image of a point.</summary>
    public Point Map(Point point) => new((A * point.X) + (C * point.Y) + E, (B * point.X) + (D * point.Y) + F);

    /// <summary>This map followed by another.</summary>
    public Affine Then(Affine next) => new(
        (next.A * A) + (next.C * B),
        (next.B * A) + (next.D * B),
        (next.A * C) + (next.C * D),
        (next.B * C) + (next.D * D),
        (next.A * E) + (next.C * F) + next.E,
        (next.B * E) + (next.D * F) + next.F);
}
