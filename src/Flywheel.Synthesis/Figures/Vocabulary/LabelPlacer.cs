using Flywheel.Synthesis.Figures.Drawing;
using Flywheel.Synthesis.Figures.Geometry;

namespace Flywheel.Synthesis.Figures.Vocabulary;

/// <summary>
/// Finds for each label, one after another, the place around its anchor that covers the fewest lines and texts. What is drawn is kept as a
/// coarse grid of counters, so that a candidate costs a few dozen look-ups.
/// </summary>
internal sealed class LabelPlacer
{
    private const double Cell = 4;
    private const int TextCost = 12;

    /// <summary>Grid lines are thinner than this; a label with its halo may cover them.</summary>
    private const double Hairline = 1.2;

    private const double OutsideCost = 400;
    private const int VerbsBetweenPulses = 1_024;

    // A label that covers more cells than this is judged by a sample of them, so that a huge one costs no more than a large one.
    private const int MostCells = 1_024;
    private static readonly double[] Gaps = [0, 6, 14, 24];

    private readonly Action _pulse;
    private readonly Box _canvas;
    private readonly int _columns;
    private readonly int _rows;
    private readonly ushort[] _grid;

    /// <summary>Prepares placing.</summary>
    /// <param name="canvas">Where labels should be.</param>
    /// <param name="marks">What is drawn already.</param>
    /// <param name="pulse">Called now and then; throws when the time is over.</param>
    public LabelPlacer(Box canvas, IEnumerable<Mark> marks, Action pulse)
    {
        _pulse = pulse;
        _canvas = canvas;
        _columns = (int)(canvas.Width / Cell) + 1;
        _rows = (int)(canvas.Height / Cell) + 1;
        _grid = new ushort[_columns * _rows];
        foreach (var mark in marks)
        {
            switch (mark)
            {
                case StrokeMark stroke when stroke.Pen.Width > Hairline:
                    Trace(stroke.Path);
                    break;
                case FillMark fill when fill.Path.Bounds.Area < 200:
                    Cover(fill.Path.Bounds, 1);
                    break;
                case TextMark text:
                    _pulse();
                    Cover(Box.Around(text.Center, text.Size.X, text.Size.Y), TextCost);
                    break;
            }
        }
    }

    /// <summary>The best middle for a label of that size, which is then taken.</summary>
    /// <param name="at">What is labelled.</param>
    /// <param name="size">Width and height of the text.</param>
    /// <param name="distance">Gap from the position to the text.</param>
    /// <param name="prefer">Preferred direction; null for any.</param>
    /// <param name="free">Whether nothing lies under the label.</param>
    public Point Place(Point at, Point size, double distance, Point? prefer, out bool free)
    {
        _pulse();
        var wanted = prefer?.Unit;
        var outward = (at - _canvas.Center).Unit;
        var best = at;
        var bestCost = double.PositiveInfinity;
        foreach (var gap in Gaps)
        {
            for (var i = 0; i < 16; i++)
            {
                var direction = Point.Polar(1, 45 + (i * 22.5));
                var center = Beside(at, size, direction, distance + gap);
                var bias = (gap * 0.25) + (wanted is { } w ? 6 * (1 - w.Dot(direction)) : (0.5 * (1 - outward.Dot(direction))) + (i * 0.01));
                var cost = Cost(Box.Around(center, size.X, size.Y * 0.85), bestCost - bias) + bias;
                if (cost < bestCost)
                {
                    (best, bestCost) = (center, cost);
                }
            }
        }

        free = Cost(Box.Around(best, size.X, size.Y), enough: 1) == 0;
        Cover(Box.Around(best, size.X, size.Y), TextCost);
        return best;
    }

    /// <summary>The middle of a box that touches, in the given direction, a circle of the given radius around the anchor.</summary>
    private static Point Beside(Point at, Point size, Point direction, double distance)
    {
        // The glyphs fill about 70 % of the box's height; measuring against that keeps labels above and below as close as those beside.
        var reach = (Math.Abs(direction.X) * size.X / 2) + (Math.Abs(direction.Y) * size.Y * 0.36);
        return at + (direction * (distance + reach));
    }

    /// <summary>What a box covers; any number of at least <paramref name="enough"/> once that much is reached.</summary>
    private double Cost(Box box, double enough)
    {
        double cost = _canvas.Inflate(-2).Contains(box) ? 0 : OutsideCost;
        var (left, top, right, bottom) = Cells(box);
        var cells = (double)Math.Max(0, right - left + 1) * Math.Max(0, bottom - top + 1);
        var stride = cells <= MostCells ? 1 : (int)Math.Ceiling(Math.Sqrt(cells / MostCells));
        for (var row = top; row <= bottom && cost < enough; row += stride)
        {
            for (var column = left; column <= right; column += stride)
            {
                cost += _grid[(row * _columns) + column] * stride * stride;
            }
        }

        return cost;
    }

    private void Cover(Box box, int weight)
    {
        var (left, top, right, bottom) = Cells(box);
        for (var row = top; row <= bottom; row++)
        {
            for (var column = left; column <= right; column++)
            {
                Hit(column, row, weight);
            }
        }
    }

    private (int Left, int Top, int Right, int Bottom) Cells(Box box) =>
        (Math.Max(0, (int)(box.Left / Cell)), Math.Max(0, (int)(box.Top / Cell)), Math.Min(_columns - 1, (int)(box.Right / Cell)), Math.Min(_rows - 1, (int)(box.Bottom / Cell)));

    private void Trace(PathGeometry path)
    {
        Point start = default, from = default;
        var next = 0;
        for (var i = 0; i < path.Verbs.Length; i++)
        {
            if (i % VerbsBetweenPulses == 0)
            {
                _pulse();
            }

            switch (path.Verbs[i])
            {
                case PathVerb.Move:
                    start = from = path.Points[next++];
                    break;
                case PathVerb.Line:
                    TraceLine(from, path.Points[next]);
                    from = path.Points[next++];
                    break;
                case PathVerb.Cubic:
                    TraceCubic(from, path.Points[next], path.Points[next + 1], path.Points[next + 2]);
                    from = path.Points[next + 2];
                    next += 3;
                    break;
                default:
                    TraceLine(from, start);
                    from = start;
                    break;
            }
        }
    }

    private void TraceCubic(Point a, Point b, Point c, Point d)
    {
        const int Pieces = 8;
        var from = a;
        for (var i = 1; i <= Pieces; i++)
        {
            var t = (double)i / Pieces;
            var u = 1 - t;
            var to = (a * (u * u * u)) + (b * (3 * u * u * t)) + (c * (3 * u * t * t)) + (d * (t * t * t));
            TraceLine(from, to);
            from = to;
        }
    }

    private void TraceLine(Point a, Point b)
    {
        // Lines far outside the canvas are traced in bounded work: what matters is inside.
        var pieces = (int)Math.Min(2_000, Math.Ceiling(a.DistanceTo(b) / (Cell * 0.75)));
        var last = -1;
        for (var i = 0; i <= pieces; i++)
        {
            var point = pieces == 0 ? a : a.Towards(b, (double)i / pieces);
            if (!_canvas.Contains(point))
            {
                continue;
            }

            var (column, row) = ((int)(point.X / Cell), (int)(point.Y / Cell));
            if ((row * _columns) + column != last)
            {
                last = (row * _columns) + column;
                Hit(column, row, 1);
            }
        }
    }

    private void Hit(int column, int row, int weight)
    {
        ref var cell = ref _grid[(row * _columns) + column];
        cell = (ushort)Math.Min(ushort.MaxValue, cell + weight);
    }
}
