using Flywheel.Synthesis.Figures.Geometry;

namespace Flywheel.Synthesis.Authors.Rules.Families.Boards;

/// <summary>Where a board of squares is drawn.</summary>
/// <param name="Columns">Number of columns.</param>
/// <param name="Rows">Number of rows.</param>
internal sealed record BoardPlan(int Columns, int Rows)
{
    /// <summary>Canvas side in pixels.</summary>
    public const double Canvas = 448;

    /// <summary>Side of a square in whole pixels.</summary>
    public double Cell => Math.Min(84, Math.Floor((Canvas - 64) / Math.Max(Columns, Rows)));

    /// <summary>Left of the board.</summary>
    public double Left => Math.Round((Canvas - (Cell * Columns)) / 2) + 10;

    /// <summary>Top of the board.</summary>
    public double Top => Math.Round((Canvas - (Cell * Rows)) / 2) - 8;

    /// <summary>The middle of a square in pixels.</summary>
    public Point At(Square square) => new(Left + ((square.Column - 0.5) * Cell), Top + ((Rows - square.Row + 0.5) * Cell));

    /// <summary>All squares.</summary>
    public IEnumerable<Square> Squares => Enumerable.Range(1, Rows).SelectMany(r => Enumerable.Range(1, Columns).Select(c => new Square(c, r)));

    /// <summary>The board's line of code.</summary>
    public string Code(string style) => FigureWriter.Code($"Board({Columns}, {Rows}, {Left}, {Top}, {Cell}, style: {style});");

    /// <summary>Least numbers of moves from a square to all that can be reached without entering blocked squares.</summary>
    public Dictionary<Square, int> Distances(Square from, Square[] moves, IReadOnlySet<Square> blocked)
    {
        var distances = new Dictionary<Square, int> { [from] = 0 };
        var queue = new Queue<Square>([from]);
        while (queue.TryDequeue(out var at))
        {
            foreach (var next in moves.Select(m => at + m).Where(n => n.IsOn(Columns, Rows) && !blocked.Contains(n) && !distances.ContainsKey(n)))
            {
                distances[next] = distances[at] + 1;
                queue.Enqueue(next);
            }
        }

        return distances;
    }

    /// <summary>A shortest way to a square, both ends included.</summary>
    public static List<Square> Way(Dictionary<Square, int> distances, Square[] moves, Square to)
    {
        var way = new List<Square> { to };
        while (distances[way[^1]] > 0)
        {
            var at = way[^1];
            way.Add(moves.Select(m => at + new Square(-m.Column, -m.Row)).First(p => distances.TryGetValue(p, out var d) && d == distances[at] - 1));
        }

        way.Reverse();
        return way;
    }
}
