using System.Runtime.InteropServices;

namespace SkiaSharp.Paths;

/// <summary>Verbs, points and weights of a path.</summary>
internal sealed class PathData
{
    private readonly List<PathVerb> _verbs = [];
    private readonly List<SKPoint> _points = [];
    private readonly List<float> _weights = [];
    private SKPoint _contourStart;

    public ReadOnlySpan<SKPoint> Points => CollectionsMarshal.AsSpan(_points);

    public bool IsEmpty => _verbs.Count == 0;

    public SKPoint LastPoint => _points.Count == 0 ? SKPoint.Empty : _points[^1];

    public void Clear()
    {
        _verbs.Clear();
        _points.Clear();
        _weights.Clear();
        _contourStart = SKPoint.Empty;
    }

    public void CopyFrom(PathData other)
    {
        Clear();
        _verbs.AddRange(other._verbs);
        _points.AddRange(other._points);
        _weights.AddRange(other._weights);
        _contourStart = other._contourStart;
    }

    public void Move(SKPoint point)
    {
        if (_verbs is [.., PathVerb.Move])
        {
            _points[^1] = point;
        }
        else
        {
            _verbs.Add(PathVerb.Move);
            _points.Add(point);
        }

        _contourStart = point;
    }

    public void Line(SKPoint point)
    {
        Start();
        _verbs.Add(PathVerb.Line);
        _points.Add(point);
    }

    public void Quad(SKPoint control, SKPoint end)
    {
        Start();
        _verbs.Add(PathVerb.Quad);
        _points.Add(control);
        _points.Add(end);
    }

    public void Conic(SKPoint control, SKPoint end, float weight)
    {
        Start();
        _verbs.Add(PathVerb.Conic);
        _points.Add(control);
        _points.Add(end);
        _weights.Add(weight);
    }

    public void Cubic(SKPoint control1, SKPoint control2, SKPoint end)
    {
        Start();
        _verbs.Add(PathVerb.Cubic);
        _points.Add(control1);
        _points.Add(control2);
        _points.Add(end);
    }

    public void Close()
    {
        if (_verbs.Count > 0 && _verbs[^1] != PathVerb.Close)
            _verbs.Add(PathVerb.Close);
    }

    public void Transform(SKMatrix matrix)
    {
        foreach (ref var point in CollectionsMarshal.AsSpan(_points))
            point = matrix.MapPoint(point);
        _contourStart = matrix.MapPoint(_contourStart);
    }

    /// <summary>The piece of the ellipse in <paramref name="oval"/>, angles in degrees clockwise from the right.</summary>
    /// <param name="oval">The whole ellipse's bounds.</param>
    /// <param name="startAngle">Where the piece starts.</param>
    /// <param name="sweepAngle">How far it goes: at most a whole turn either way.</param>
    /// <param name="newContour">Whether the piece starts a contour or is joined to the last point by a line.</param>
    public void Arc(SKRect oval, double startAngle, double sweepAngle, bool newContour)
    {
        var first = OnOval(oval, startAngle, 1);
        if (newContour || IsEmpty)
            Move(first);
        else if (SKPoint.DistanceSquared(first, LastPoint) > 1e-12f)
            Line(first);
        if (sweepAngle == 0)
            return;

        var pieces = (int)Math.Ceiling(Math.Abs(sweepAngle) / 90.0001);
        var step = sweepAngle / pieces;
        var weight = Math.Cos(step / 2 * (Math.PI / 180));
        for (var piece = 0; piece < pieces; piece++)
        {
            var angle = startAngle + (step * piece);
            Conic(OnOval(oval, angle + (step / 2), 1 / weight), OnOval(oval, angle + step, 1), (float)weight);
        }
    }

    public void Emit<TSink>(ref TSink sink)
        where TSink : struct, IPathSink
    {
        var points = Points;
        int next = 0, weight = 0;
        SKPoint last = default, start = default;
        foreach (var verb in CollectionsMarshal.AsSpan(_verbs))
        {
            switch (verb)
            {
                case PathVerb.Move:
                    last = start = points[next++];
                    sink.Move(last.X, last.Y);
                    break;
                case PathVerb.Line:
                    last = points[next++];
                    sink.Line(last.X, last.Y);
                    break;
                case PathVerb.Quad:
                    Curves.Quad(ref sink, last, points[next], points[next + 1]);
                    last = points[next + 1];
                    next += 2;
                    break;
                case PathVerb.Conic:
                    Curves.Conic(ref sink, last, points[next], points[next + 1], _weights[weight++]);
                    last = points[next + 1];
                    next += 2;
                    break;
                case PathVerb.Cubic:
                    sink.Cubic(points[next].X, points[next].Y, points[next + 1].X, points[next + 1].Y, points[next + 2].X, points[next + 2].Y);
                    last = points[next + 2];
                    next += 3;
                    break;
                default:
                    sink.Close();
                    last = start;
                    break;
            }
        }
    }

    private static SKPoint OnOval(SKRect oval, double angle, double scale)
    {
        var turn = ((angle % 360) + 360) % 360;
        var (sin, cos) = turn switch
        {
            0 => (0, 1),
            90 => (1, 0),
            180 => (0, -1),
            270 => (-1, 0),
            _ => Math.SinCos(turn * (Math.PI / 180)),
        };
        return new SKPoint(
            (float)(oval.MidX + (oval.Width / 2.0 * cos * scale)),
            (float)(oval.MidY + (oval.Height / 2.0 * sin * scale)));
    }

    /// <summary>After a close, drawing goes on from where the contour began.</summary>
    private void Start()
    {
        if (_verbs.Count == 0 || _verbs[^1] == PathVerb.Close)
            Move(_contourStart);
    }
}
