using System.Collections.Immutable;
using Flywheel.Synthesis.Figures.Drawing;
using Flywheel.Synthesis.Figures.Geometry;

namespace Flywheel.Synthesis.Figures.Vocabulary;

/// <summary>Outlines of small named shapes, as patterns and tilings use them.</summary>
internal static class ShapePaths
{
    /// <summary>The shapes that can be named.</summary>
    public static ImmutableArray<string> Names { get; } = ["circle", "square", "triangle", "diamond", "pentagon", "hexagon", "star", "plus", "arrow", "flag"];

    /// <summary>The outline of a shape that fills a circle of the given radius.</summary>
    /// <param name="shape">One of <see cref="Names"/>.</param>
    /// <param name="center">Middle.</param>
    /// <param name="radius">Radius in pixels.</param>
    /// <param name="rotation">Degrees, clockwise as a reader sees it.</param>
    /// <exception cref="FigureException">There is no such shape.</exception>
    public static PathGeometry Of(string shape, Point center, double radius, double rotation = 0)
    {
        var path = shape switch
        {
            "circle" => PathGeometry.Circle(center, radius * 0.9),
            "square" => Regular(4, center, radius, 45),
            "triangle" => Regular(3, center, radius, 90),
            "diamond" => Scaled(center, radius, [(0, -1), (0.62, 0), (0, 1), (-0.62, 0)]),
            "pentagon" => Regular(5, center, radius, 90),
            "hexagon" => Regular(6, center, radius, 0),
            "star" => Star(5, center, radius, 0.42),
            "plus" => Scaled(center, radius, [(-0.3, -0.95), (0.3, -0.95), (0.3, -0.3), (0.95, -0.3), (0.95, 0.3), (0.3, 0.3), (0.3, 0.95), (-0.3, 0.95), (-0.3, 0.3), (-0.95, 0.3), (-0.95, -0.3), (-0.3, -0.3)]),
            "arrow" => Scaled(center, radius, [(0, -1), (0.65, -0.2), (0.24, -0.2), (0.24, 0.95), (-0.24, 0.95), (-0.24, -0.2), (-0.65, -0.2)]),
            "flag" => Scaled(center, radius, [(-0.32, 0.98), (-0.32, -0.95), (0.75, -0.5), (-0.14, -0.08), (-0.14, 0.98)]),
            _ => throw new FigureException($"There is no shape \"{shape}\".", $"Shapes are {string.Join(", ", Names)}."),
        };
        return rotation == 0 ? path : path.Map(Affine.Rotation(-rotation, center));
    }

    /// <summary>A star with that many points.</summary>
    /// <param name="points">Number of points, from 3.</param>
    /// <param name="center">Middle.</param>
    /// <param name="radius">Radius to the points.</param>
    /// <param name="inner">Radius to the notches, as a share of the radius.</param>
    public static PathGeometry Star(int points, Point center, double radius, double inner) =>
        PathGeometry.Polygon([.. Enumerable.Range(0, points * 2).Select(i => center + Point.Polar(i % 2 == 0 ? radius : radius * inner, 90 - (i * 180.0 / points)))]);

    /// <summary>Corners of a regular polygon, the first one in the given direction, clockwise.</summary>
    public static Point[] Corners(int sides, Point center, double radius, double direction) =>
        [.. Enumerable.Range(0, sides).Select(i => center + Point.Polar(radius, direction - (i * 360.0 / sides)))];

    private static PathGeometry Regular(int sides, Point center, double radius, double direction) =>
        PathGeometry.Polygon(Corners(sides, center, radius, direction));

    private static PathGeometry Scaled(Point center, double radius, ReadOnlySpan<(double X, double Y)> shape)
    {
        var points = new Point[shape.Length];
        for (var i = 0; i < shape.Length; i++)
        {
            points[i] = center + new Point(shape[i].X * radius, shape[i].Y * radius);
        }

        return PathGeometry.Polygon(points);
    }
}
