using Flywheel.Synthesis.Figures.Drawing;
using Flywheel.Synthesis.Figures.Geometry;
using Flywheel.Synthesis.Figures.Scenes;

namespace Flywheel.Checker;

/// <summary>
/// What a solver could point at in a picture: the points of its elements, their middles and centres, the lines that are drawn, and the crossings
/// and borders of what is there.
/// </summary>
internal sealed class Features
{
    private readonly List<Point> _points = [];
    private readonly List<(Point A, Point B)> _lines = [];
    private readonly List<Box> _boxes = [];

    public Features(Scene scene)
    {
        foreach (var element in scene.Elements)
        {
            _points.AddRange(element.Points);
            if (!element.Bounds.IsEmpty)
            {
                AddBounds(element.Bounds);
            }

            for (var i = 1; i < element.Points.Length; i++)
            {
                _points.Add(element.Points[i - 1].Towards(element.Points[i], 0.5));
            }
        }

        foreach (var mark in scene.Marks)
        {
            switch (mark)
            {
                case StrokeMark stroke:
                    AddPath(stroke.Path);
                    break;
                case FillMark fill:
                    AddPath(fill.Path);
                    break;
                case TextMark text:
                    _boxes.Add(Box.Around(text.Center, text.Size.X, text.Size.Y));
                    break;
            }
        }
    }

    /// <summary>Every single feature point, for snapping to.</summary>
    public IReadOnlyList<Point> Points => _points;

    /// <summary>Distance in pixels from a position to the nearest feature.</summary>
    public double Distance(Point at)
    {
        var nearest = double.PositiveInfinity;
        foreach (var point in _points)
        {
            nearest = Math.Min(nearest, point.DistanceTo(at));
        }

        foreach (var (a, b) in _lines)
        {
            nearest = Math.Min(nearest, DistanceToLine(at, a, b));
        }

        return _boxes.Exists(box => box.Inflate(2).Contains(at)) ? 0 : nearest;
    }

    /// <summary>Whether a position has the height or the horizontal place of a feature point, as an annotation in the margin has.</summary>
    public bool IsLevel(Point at) => _points.Exists(p => Math.Abs(p.X - at.X) <= 2.5 || Math.Abs(p.Y - at.Y) <= 2.5);

    /// <summary>Whether a position has both the height of one feature point and the horizontal place of another, as a square of a board has.</summary>
    public bool IsAligned(Point at) => _points.Exists(p => Math.Abs(p.X - at.X) <= 1.2) && _points.Exists(p => Math.Abs(p.Y - at.Y) <= 1.2);

    /// <summary>Distance from a position to a segment.</summary>
    internal static double DistanceToLine(Point at, Point a, Point b)
    {
        var along = b - a;
        var length = along.Dot(along);
        var share = length < 1e-9 ? 0 : Math.Clamp((at - a).Dot(along) / length, 0, 1);
        return at.DistanceTo(a.Towards(b, share));
    }

    private void AddBounds(Box box)
    {
        Point[] corners = [new(box.Left, box.Top), new(box.Right, box.Top), new(box.Right, box.Bottom), new(box.Left, box.Bottom)];
        _points.AddRange(corners);
        _points.Add(box.Center);
        for (var i = 0; i < 4; i++)
        {
            _points.Add(corners[i].Towards(corners[(i + 1) % 4], 0.5));
        }
    }

    private void AddPath(PathGeometry path)
    {
        Point start = default, from = default;
        var next = 0;
        foreach (var verb in path.Verbs)
        {
            switch (verb)
            {
                case PathVerb.Move:
                    start = from = path.Points[next++];
                    break;
                case PathVerb.Line:
                    Add(from, path.Points[next]);
                    from = path.Points[next++];
                    break;
                case PathVerb.Cubic:
                    AddCubic(from, path.Points[next], path.Points[next + 1], path.Points[next + 2]);
                    from = path.Points[next + 2];
                    next += 3;
                    break;
                default:
                    Add(from, start);
                    from = start;
                    break;
            }
        }
    }

    private void Add(Point a, Point b)
    {
        _lines.Add((a, b));
        _points.Add(a);
        _points.Add(b);
        _points.Add(a.Towards(b, 0.5));
    }

    private void AddCubic(Point a, Point b, Point c, Point d)
    {
        var from = a;
        for (var i = 1; i <= 6; i++)
        {
            var (t, u) = (i / 6.0, 1 - (i / 6.0));
            var to = (a * (u * u * u)) + (b * (3 * u * u * t)) + (c * (3 * u * t * t)) + (d * (t * t * t));
            _lines.Add((from, to));
            from = to;
        }
    }
}
