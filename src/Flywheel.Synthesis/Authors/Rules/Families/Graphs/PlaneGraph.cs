using Flywheel.Knowledge.Random;
using Flywheel.Synthesis.Figures.Geometry;

namespace Flywheel.Synthesis.Authors.Rules.Families.Graphs;

/// <summary>A graph drawn without crossings: vertices in columns, edges between neighbouring columns and within them.</summary>
/// <param name="Names">Names of the vertices, column by column from the top.</param>
/// <param name="Places">Their positions in pixels.</param>
/// <param name="Edges">Pairs of vertex numbers, the smaller first.</param>
internal sealed record PlaneGraph(string[] Names, Point[] Places, (int A, int B)[] Edges)
{
    private static readonly int[][] Shapes = [[1, 2, 2, 1], [1, 2, 1], [2, 2, 2], [1, 3, 1], [1, 2, 2], [2, 3, 2], [1, 3, 2, 1], [1, 2, 3, 1], [2, 2, 2, 1]];

    /// <summary>Number of vertices.</summary>
    public int Count => Names.Length;

    /// <summary>A connected graph at random.</summary>
    /// <param name="random">Draws shape, places and edges.</param>
    /// <param name="letters">Gives that many names.</param>
    /// <param name="box">Where the vertices stand.</param>
    /// <param name="spare">Share of the edges beyond those needed that are left out.</param>
    /// <param name="least">Fewest vertices, at most 7.</param>
    public static PlaneGraph Draw(SeededRandom random, Func<int, string[]> letters, Box box, double spare = 0.3, int least = 5)
    {
        var shape = random.Pick(Shapes.Where(s => s.Sum() >= least).ToArray());
        var places = new List<Point>();
        var columns = new List<int[]>();
        for (var c = 0; c < shape.Length; c++)
        {
            columns.Add([.. Enumerable.Range(places.Count, shape[c])]);
            for (var r = 0; r < shape[c]; r++)
            {
                var x = box.Left + (box.Width * c / (shape.Length - 1)) + random.Double(-14, 14);
                var y = box.Top + (box.Height * (shape[c] == 1 ? 0.5 : (double)r / (shape[c] - 1))) + random.Double(-18, 18);
                places.Add(Layout.Whole(new Point(Math.Clamp(x, box.Left, box.Right), Math.Clamp(y, box.Top, box.Bottom))));
            }
        }

        var edges = Lattice(random, columns);
        return new PlaneGraph(letters(places.Count), [.. places], Thin(random, places.Count, edges, spare));
    }

    /// <summary>Direction in degrees in which the place around a vertex is freest of edges and of the canvas's border.</summary>
    public double FreeSide(int vertex, double width = 448, double height = 448)
    {
        var at = Places[vertex];
        var busy = Edges.Where(e => e.A == vertex || e.B == vertex).Select(e => (Places[e.A == vertex ? e.B : e.A] - at).Direction).ToArray();
        return Enumerable.Range(0, 16).Select(i => i * 22.5).MaxBy(d =>
        {
            var nearest = busy.Min(b => Math.Abs(Math.IEEERemainder(b - d, 360)));
            var spot = at + Point.Polar(30, d);
            return new Box(12, 12, width - 12, height - 12).Contains(spot) ? nearest : nearest - 180;
        });
    }

    /// <summary>Where a note about a vertex is written: beside it, where there is most room.</summary>
    public Point NotePlace(int vertex) => Layout.Whole(Places[vertex] + Point.Polar(29, FreeSide(vertex)));

    private static List<(int A, int B)> Lattice(SeededRandom random, List<int[]> columns)
    {
        var edges = new List<(int, int)>();
        for (var c = 0; c < columns.Count; c++)
        {
            for (var r = 1; r < columns[c].Length; r++)
            {
                edges.Add((columns[c][r - 1], columns[c][r]));
            }

            if (c + 1 < columns.Count)
            {
                // Advancing on one side or the other from top to bottom joins two columns by triangles, so nothing crosses.
                var (i, j) = (0, 0);
                edges.Add((columns[c][0], columns[c + 1][0]));
                while (i + 1 < columns[c].Length || j + 1 < columns[c + 1].Length)
                {
                    if (j + 1 == columns[c + 1].Length || (i + 1 < columns[c].Length && random.Chance(0.5)))
                    {
                        i++;
                    }
                    else
                    {
                        j++;
                    }

                    edges.Add((columns[c][i], columns[c + 1][j]));
                }
            }
        }

        return edges;
    }

    private static (int A, int B)[] Thin(SeededRandom random, int count, List<(int A, int B)> edges, double spare)
    {
        var kept = new List<(int A, int B)>(edges);
        foreach (var edge in random.Shuffled(edges))
        {
            if (!random.Chance(spare) || kept.Count(e => e.A == edge.A || e.B == edge.A) <= 2 || kept.Count(e => e.A == edge.B || e.B == edge.B) <= 2)
            {
                continue;
            }

            var without = kept.Where(e => e != edge).ToArray();
            if (IsConnected(count, without))
            {
                kept.Remove(edge);
            }
        }

        return [.. kept];
    }

    private static bool IsConnected(int count, (int A, int B)[] edges)
    {
        var group = Enumerable.Range(0, count).ToArray();
        foreach (var (a, b) in edges)
        {
            var (old, now) = (group[a], group[b]);
            for (var i = 0; i < count; i++)
            {
                group[i] = group[i] == old ? now : group[i];
            }
        }

        return group.Distinct().Count() == 1;
    }
}
