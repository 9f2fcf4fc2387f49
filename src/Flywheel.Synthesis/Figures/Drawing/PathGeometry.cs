using System.Collections.Immutable;
using Flywheel.Synthesis.Figures.Geometry;

namespace Flywheel.Synthesis.Figures.Drawing;

/// <summary>An immutable path of lines and cubic curves in pixels. Build one with <see cref="PathBuilder"/> or the shorthands here.</summary>
/// <param name="Verbs">What is drawn, in order.</param>
/// <param name="Points">The points of all verbs, in order.</param>
public sealed record PathGeometry(ImmutableArray<PathVerb> Verbs, ImmutableArray<Point> Points)
{
    /// <summary>A single line.</summary>
    public static PathGeometry Line(Point a, Point b) => new([PathVerb.Move, PathVerb.Line], [a, b]);

    /// <summary>An open chain of lines; at least two points.</summary>
    public static PathGeometry Polyline(params ReadOnlySpan<Point> points) => new PathBuilder().AddPolyline(points, close: false).Build();

    /// <summary>A closed polygon.</summary>
    public static PathGeometry Polygon(params ReadOnlySpan<Point> points) => new PathBuilder().AddPolyline(points, close: true).Build();

    /// <summary>A circle.</summary>
    public static PathGeometry Circle(Point center, double radius) => new PathBuilder().AddEllipse(center, radius, radius).Build();

    /// <summary>An axis-parallel rectangle, with rounded corners if a radius is given.</summary>
    public static PathGeometry Rectangle(Box box, double radius = 0) => new PathBuilder().AddRectangle(box, radius).Build();

    /// <summary>The box of all points, control points included (never smaller than the curve).</summary>
    public Box Bounds
    {
        get
        {
            var box = Box.Empty;
            foreach (var point in Points)
            {
                box = box.Include(point);
            }

            return box;
        }
    }

    /// <summary>The image under an affine map.</summary>
    public PathGeometry Map(Affine map)
    {
        var points = ImmutableArray.CreateBuilder<Point>(Points.Length);
        foreach (var point in Points)
        {
            points.Add(map.Map(point));
        }

        return this with { Points = points.MoveToImmutable() };
    }
}
