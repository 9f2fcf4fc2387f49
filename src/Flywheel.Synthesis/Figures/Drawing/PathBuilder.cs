using System.Collections.Immutable;
using Flywheel.Synthesis.Figures.Geometry;

namespace Flywheel.Synthesis.Figures.Drawing;

/// <summary>Collects the contours of a <see cref="PathGeometry"/>.</summary>
public sealed class PathBuilder
{
    /// <summary>An arc may go round ten times.</summary>
    private const double MostDegrees = 3600;

    private readonly ImmutableArray<PathVerb>.Builder _verbs = ImmutableArray.CreateBuilder<PathVerb>();
    private readonly ImmutableArray<Point>.Builder _points = ImmutableArray.CreateBuilder<Point>();

    /// <summary>Starts a contour.</summary>
    public PathBuilder MoveTo(Point to) => Add(PathVerb.Move, to);

    /// <summary>Draws a line.</summary>
    public PathBuilder LineTo(Point to) => Add(PathVerb.Line, to);

    /// <summary>Draws a cubic Bézier curve.</summary>
    public PathBuilder CubicTo(Point control1, Point control2, Point to) => Add(PathVerb.Cubic, control1, control2, to);

    /// <summary>Draws a quadratic Bézier curve, raised to a cubic.</summary>
    public PathBuilder QuadTo(Point control, Point to)
    {
        var from = _points[^1];
        return CubicTo(from.Towards(control, 2.0 / 3), to.Towards(control, 2.0 / 3), to);
    }

    /// <summary>Closes the contour.</summary>
    public PathBuilder Close() => Add(PathVerb.Close);

    /// <summary>Adds a chain of lines as a contour of its own.</summary>
    public PathBuilder AddPolyline(ReadOnlySpan<Point> points, bool close)
    {
        for (var i = 0; i < points.Length; i++)
        {
            Add(i == 0 ? PathVerb.Move : PathVerb.Line, points[i]);
        }

        return close ? Close() : this;
    }

    /// <summary>Adds a rectangle as a contour of its own, with rounded corners if a radius is given.</summary>
    public PathBuilder AddRectangle(Box box, double radius = 0)
    {
        var (left, top, right, bottom) = (box.Left, box.Top, box.Right, box.Bottom);
        if (radius <= 0)
        {
            return AddPolyline([new(left, top), new(right, top), new(right, bottom), new(left, bottom)], close: true);
        }

        var r = Math.Min(radius, Math.Min(box.Width, box.Height) / 2);
        MoveTo(new(left + r, top)).LineTo(new(right - r, top));
        ArcTo(new(right - r, top + r), r, r, 90, -90);
        LineTo(new(right, bottom - r));
        ArcTo(new(right - r, bottom - r), r, r, 0, -90);
        LineTo(new(left + r, bottom));
        ArcTo(new(left + r, bottom - r), r, r, -90, -90);
        LineTo(new(left, top + r));
        ArcTo(new(left + r, top + r), r, r, 180, -90);
        return Close();
    }

    /// <summary>Adds an ellipse as a contour of its own.</summary>
    public PathBuilder AddEllipse(Point center, double radiusX, double radiusY) =>
        MoveTo(new(center.X + radiusX, center.Y)).ArcTo(center, radiusX, radiusY, 0, 360).Close();

    /// <summary>
    /// Continues along an arc of an ellipse. Angles in degrees as a reader sees them: 0 right, 90 up, a positive sweep anticlockwise.
    /// The arc starts where the pen is, which should be the arc's first point.
    /// </summary>
    /// <exception cref="FigureException">The sweep is no number, or more than ten times round: every quarter takes a curve.</exception>
    public PathBuilder ArcTo(Point center, double radiusX, double radiusY, double startDegrees, double sweepDegrees)
    {
        if (!(Math.Abs(sweepDegrees) <= MostDegrees))
        {
            throw new FigureException($"An arc cannot turn through {sweepDegrees:0.#####E+0} degrees.", $"Use -{MostDegrees} to {MostDegrees}.");
        }

        var pieces = Math.Max(1, (int)Math.Ceiling(Math.Abs(sweepDegrees) / 90 - 1e-9));
        var step = sweepDegrees / pieces * Math.PI / 180;
        var handle = 4.0 / 3 * Math.Tan(step / 4);
        var angle = startDegrees * Math.PI / 180;
        for (var i = 0; i < pieces; i++, angle += step)
        {
            var (sin0, cos0) = Math.SinCos(angle);
            var (sin1, cos1) = Math.SinCos(angle + step);
            CubicTo(
                new(center.X + (radiusX * (cos0 - (handle * sin0))), center.Y - (radiusY * (sin0 + (handle * cos0)))),
                new(center.X + (radiusX * (cos1 + (handle * sin1))), center.Y - (radiusY * (sin1 - (handle * cos1)))),
                new(center.X + (radiusX * cos1), center.Y - (radiusY * sin1)));
        }

        return this;
    }

    /// <summary>Adds an open arc as a contour of its own; angles as in <see cref="ArcTo"/>.</summary>
    public PathBuilder AddArc(Point center, double radius, double startDegrees, double sweepDegrees) =>
        MoveTo(center + Point.Polar(radius, startDegrees)).ArcTo(center, radius, radius, startDegrees, sweepDegrees);

    /// <summary>Adds a pie slice as a contour of its own; angles as in <see cref="ArcTo"/>.</summary>
    public PathBuilder AddSector(Point center, double radius, double startDegrees, double sweepDegrees) =>
        MoveTo(center).LineTo(center + Point.Polar(radius, startDegrees)).ArcTo(center, radius, radius, startDegrees, sweepDegrees).Close();

    /// <summary>The path so far.</summary>
    public PathGeometry Build() => new(_verbs.ToImmutable(), _points.ToImmutable());

    private PathBuilder Add(PathVerb verb, params ReadOnlySpan<Point> points)
    {
        _verbs.Add(verb);
        foreach (var point in points)
        {
            _points.Add(point);
        }

        return this;
    }
}
