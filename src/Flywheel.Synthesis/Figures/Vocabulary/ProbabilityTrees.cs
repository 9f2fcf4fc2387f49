using System.Globalization;
using Flywheel.Synthesis.Figures.Drawing;
using Flywheel.Synthesis.Figures.Geometry;

namespace Flywheel.Synthesis.Figures.Vocabulary;

/// <summary>Branches of outcomes with probabilities.</summary>
[Vocabulary("Probability trees", "probability-tree")]
internal static class ProbabilityTrees
{
    private const double Size = 15;

    /// <summary>
    /// Draws a tree from left to right. Outcomes are given as paths, each after its parent: <c>"Rain"</c>, <c>"Rain/Late"</c>. Elements <c>branch</c>, named
    /// by the path (points: its ends; text: the probability as written; <c>value</c> if that is a number or fraction), and <c>outcome</c>, named by the
    /// path (point: its word; values <c>level</c> from 1, <c>leaf</c> 1 or 0). Also <c>title</c> and <c>stage</c>.
    /// </summary>
    /// <param name="sketch">The picture.</param>
    /// <param name="paths">Paths of outcomes, 2 to 40, steps separated by slashes.</param>
    /// <param name="probabilities">What is written on the branch to each: 0.3, 2/5, ? or nothing.</param>
    /// <param name="stages">Headings of the levels; an empty array for none.</param>
    /// <param name="title">Title of the diagram.</param>
    [Primitive]
    public static void ProbabilityTree(Sketch sketch, string[] paths, string[] probabilities, string[] stages, string title = "")
    {
        RequirePaths(paths, probabilities);
        var levels = paths.Max(Level);
        var top = Captions.Title(sketch, title) + (stages.Length > 0 ? 26 : 0);
        var columns = Columns(sketch, paths, levels);
        DrawStages(sketch, stages, columns, top - 14);
        var rows = Rows(paths, top + 6, sketch.Height - 12);
        var root = new Point(18, rows.Where(r => Level(r.Key) == 1).Average(r => r.Value));
        sketch.Add("root", "", [root], "");
        sketch.Fill(PathGeometry.Circle(root, 3.5), sketch.Ink);
        for (var i = 0; i < paths.Length; i++)
        {
            var level = Level(paths[i]);
            var parent = Parent(paths[i]);
            var from = parent.Length == 0 ? root : new Point(columns[level - 2].Left + WordWidth(sketch, parent) + 6, rows[parent]);
            var to = new Point(columns[level - 1].Left - 5, rows[paths[i]]);
            DrawBranch(sketch, paths[i], probabilities[i], from, to);
            DrawOutcome(sketch, paths, paths[i], level, columns[level - 1].Left, rows[paths[i]]);
        }
    }

    private static void DrawBranch(Sketch sketch, string path, string probability, Point from, Point to)
    {
        if (Fraction(probability) is { } value)
        {
            sketch.Add("branch", path, [from, to], probability, ("value", value));
        }
        else
        {
            sketch.Add("branch", path, [from, to], probability);
        }

        sketch.Stroke(PathGeometry.Line(from, to), sketch.Pen("ink", 1.7));
        if (probability.Length > 0)
        {
            // Above rising branches and below falling ones, so that siblings' numbers keep apart.
            var along = (to - from).Unit;
            var normal = new Point(along.Y, -along.X);
            var side = to.Y > from.Y + 1 ? -1 : 1;
            var size = sketch.Fonts.Measure(probability, sketch.Style(Size - 1));
            var reach = 3 + (Math.Abs(normal.X) * size.X / 2) + (Math.Abs(normal.Y) * size.Y * 0.4);
            sketch.Text(probability, from.Towards(to, 0.56) + (normal * (side * reach)), sketch.Style(Size - 1, color: "blue", halo: true));
        }
    }

    private static void DrawOutcome(Sketch sketch, string[] paths, string path, int level, double x, double y)
    {
        var word = path[(path.LastIndexOf('/') + 1)..];
        var leaf = !paths.Any(p => p.StartsWith(path + "/", StringComparison.Ordinal));
        var style = sketch.Style(Size);
        var at = new Point(x + (sketch.Fonts.Measure(word, style).X / 2), y);
        sketch.Add("outcome", path, [at], word, ("level", level), ("leaf", leaf));
        sketch.Text(word, at, style);
    }

    private static void DrawStages(Sketch sketch, string[] stages, (double Left, double Right)[] columns, double y)
    {
        if (stages.Length > columns.Length)
        {
            throw new FigureException($"There are {stages.Length} headings for {columns.Length} levels.");
        }

        for (var i = 0; i < stages.Length; i++)
        {
            var style = sketch.Style(14, FontFace.SansBold, "muted");
            var half = sketch.Fonts.Measure(stages[i], style).X / 2;
            var at = new Point(Essentials.Within((columns[i].Left + columns[i].Right) / 2, half + 6, sketch.Width - half - 6), y);
            sketch.Add("stage", stages[i], [at], stages[i]);
            sketch.Text(stages[i], at, style);
        }
    }

    private static double WordWidth(Sketch sketch, string path) => sketch.Fonts.Measure(path[(path.LastIndexOf('/') + 1)..], sketch.Style(Size)).X;

    /// <summary>Left and right edge of each level's words.</summary>
    private static (double Left, double Right)[] Columns(Sketch sketch, string[] paths, int levels)
    {
        double[] widths = [.. Enumerable.Range(1, levels).Select(l => paths.Where(p => Level(p) == l).Max(p => WordWidth(sketch, p)))];
        var branch = (sketch.Width - 18 - 14 - widths.Sum()) / levels;
        if (branch < 50)
        {
            throw new FigureException("The tree is too wide for the canvas.", "Use shorter words, fewer levels or a wider Canvas.");
        }

        var columns = new (double Left, double Right)[levels];
        var x = 18.0;
        for (var i = 0; i < levels; i++)
        {
            columns[i] = (x + branch, x + branch + widths[i]);
            x = columns[i].Right;
        }

        return columns;
    }

    /// <summary>Leaves stand in even rows, everything else in the middle of its children.</summary>
    private static Dictionary<string, double> Rows(string[] paths, double top, double bottom)
    {
        string[] leaves = [.. paths.Where(p => !paths.Any(q => q.StartsWith(p + "/", StringComparison.Ordinal)))];
        var ordered = leaves.OrderBy(p => p.Split('/').Select((_, i) => Array.IndexOf(paths, string.Join('/', p.Split('/').Take(i + 1)))).ToArray(), Comparer<int[]>.Create(Compare)).ToArray();
        var rows = new Dictionary<string, double>(StringComparer.Ordinal);
        for (var i = 0; i < ordered.Length; i++)
        {
            rows[ordered[i]] = top + ((i + 0.5) * (bottom - top) / ordered.Length);
        }

        foreach (var path in paths.OrderByDescending(Level).Where(p => !rows.ContainsKey(p)).ToArray())
        {
            rows[path] = paths.Where(p => Parent(p) == path).Average(p => rows[p]);
        }

        return rows;
    }

    private static int Compare(int[] a, int[] b)
    {
        for (var i = 0; i < Math.Min(a.Length, b.Length); i++)
        {
            if (a[i] != b[i])
            {
                return a[i].CompareTo(b[i]);
            }
        }

        return a.Length.CompareTo(b.Length);
    }

    private static void RequirePaths(string[] paths, string[] probabilities)
    {
        if (paths.Length is < 2 or > 40 || paths.Length != probabilities.Length)
        {
            throw new FigureException($"A probability tree needs 2 to 40 paths with a probability each, not {paths.Length} and {probabilities.Length}.");
        }

        var known = new HashSet<string>(StringComparer.Ordinal) { "" };
        foreach (var path in paths)
        {
            if (path.Split('/').Any(string.IsNullOrWhiteSpace) || !known.Contains(Parent(path)) || !known.Add(path))
            {
                throw new FigureException($"The path \"{path}\" is empty, repeated or comes before its parent.", "Write paths like \"Rain\" and then \"Rain/Late\".");
            }
        }
    }

    private static int Level(string path) => path.Count(c => c == '/') + 1;

    private static string Parent(string path) => path.LastIndexOf('/') is var cut and >= 0 ? path[..cut] : "";

    private static double? Fraction(string text)
    {
        var parts = text.Split('/');
        return parts.Length == 2 && Number(parts[0]) is { } top && Number(parts[1]) is { } bottom and not 0 ? top / bottom
            : parts.Length == 1 ? Number(text.TrimEnd('%')) / (text.EndsWith('%') ? 100 : 1) : null;
    }

    private static double? Number(string text) => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number : null;
}
