using Flywheel.Synthesis.Figures.Geometry;

namespace Flywheel.Synthesis.Figures.Vocabulary;

/// <summary>Points and what can be computed from them.</summary>
[Vocabulary("Points")]
internal static class GeometryQueries
{
    /// <summary>A position, without drawing anything; <c>new Point(x, y)</c> does the same.</summary>
    /// <param name="x">Pixels from the left.</param>
    /// <param name="y">Pixels from the top.</param>
    [Query]
    public static Point Pt(double x, double y) => new(x, y);

    /// <summary>A displacement of a length and a direction.</summary>
    /// <param name="length">Pixels.</param>
    /// <param name="degrees">0 right, 90 up.</param>
    [Query]
    public static Point Polar(double length, double degrees) => Point.Polar(length, degrees);

    /// <summary>The distance between two points in pixels.</summary>
    /// <param name="p">One point.</param>
    /// <param name="q">The other.</param>
    [Query]
    public static double Distance(Point p, Point q) => p.DistanceTo(q);

    /// <summary>The angle at a vertex between the directions of two points, in degrees from 0 to 180.</summary>
    /// <param name="a">A point on one arm.</param>
    /// <param name="vertex">The vertex.</param>
    /// <param name="b">A point on the other arm.</param>
    [Query]
    public static double AngleAt(Point a, Point vertex, Point b)
    {
        var (u, v) = (a - vertex, b - vertex);
        return u.Length > 0 && v.Length > 0
            ? Math.Abs(Math.Atan2(u.Cross(v), u.Dot(v))) * 180 / Math.PI
            : throw new FigureException("The angle has an arm of length zero.");
    }

    /// <summary>The area of a simple polygon in square pixels.</summary>
    /// <param name="points">At least three corners.</param>
    [Query]
    public static double PolygonArea(Point[] points)
    {
        Essentials.RequireCount(points, 3, "A polygon");
        return Essentials.Area(points);
    }

    /// <summary>The point halfway between two.</summary>
    /// <param name="p">One point.</param>
    /// <param name="q">The other.</param>
    [Query]
    public static Point Midpoint(Point p, Point q) => p.Towards(q, 0.5);

    /// <summary>The foot of the perpendicular from a point to a line.</summary>
    /// <param name="p">The point.</param>
    /// <param name="a">A point on the line.</param>
    /// <param name="b">Another.</param>
    [Query]
    public static Point Foot(Point p, Point a, Point b)
    {
        var along = b - a;
        return along.Length > 0
            ? a + (along * ((p - a).Dot(along) / along.Dot(along)))
            : throw new FigureException("The two points of the line coincide.");
    }

    /// <summary>Where two lines meet, each given by two points on it.</summary>
    /// <param name="a">A point on the first line.</param>
    /// <param name="b">Another.</param>
    /// <param name="c">A point on the second line.</param>
    /// <param name="d">Another.</param>
    [Query]
    public static Point Intersection(Point a, Point b, Point c, Point d)
    {
        var (u, v) = (b - a, d - c);
        var cross = u.Cross(v);
        return Math.Abs(cross) > 1e-9 * u.Length * v.Length
            ? a + (u * ((c - a).Cross(v) / cross))
            : throw new FigureException("The lines are parallel.");
    }

    /// <summary>Whether a point lies inside a polygon.</summary>
    /// <param name="p">The point.</param>
    /// <param name="points">The polygon's corners.</param>
    [Query]
    public static bool IsInside(Point p, Point[] points)
    {
        var inside = false;
        for (int i = 0, j = points.Length - 1; i < points.Length; j = i++)
        {
            var (a, b) = (points[i], points[j]);
            if ((a.Y > p.Y) != (b.Y > p.Y) && p.X < a.X + ((b.X - a.X) * (p.Y - a.Y) / (b.Y - a.Y)))
            {
                inside = !inside;
            }
        }

        return inside;
    }
}
