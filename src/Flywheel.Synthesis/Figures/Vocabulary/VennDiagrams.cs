using Flywheel.Synthesis.Figures.Drawing;
using Flywheel.Synthesis.Figures.Geometry;
using Flywheel.Synthesis.Figures.Scenes;

namespace Flywheel.Synthesis.Figures.Vocabulary;

/// <summary>Overlapping sets with counts or members.</summary>
[Vocabulary("Venn diagrams", "venn-diagram")]
internal static class VennDiagrams
{
    private static readonly string[] Hues = ["blue", "orange", "green"];

    /// <summary>
    /// Draws two or three overlapping sets in a universe. Elements <c>universe</c>; <c>set</c>, named as given (point: centre; values <c>radius</c>,
    /// <c>color</c>); <c>region</c>, named like "A only", "A and B", "A and B only", "A and B and C" or "neither"/"none" (point: where its text stands;
    /// <c>value</c> if the text is a number; for each set's name 1 or 0: whether the region lies in it). Texts with commas are members, set in
    /// short lines.
    /// </summary>
    /// <param name="sketch">The picture.</param>
    /// <param name="sets">Two or three names.</param>
    /// <param name="regions">Texts. Two sets A, B: A only, A and B, B only, outside. Three: A, B, C alone, then AB, AC, BC without the third, ABC, outside.</param>
    /// <param name="universe">Name of the universe, in its corner.</param>
    /// <param name="title">Title of the diagram.</param>
    [Primitive]
    public static void Venn(Sketch sketch, string[] sets, string[] regions, string universe = "", string title = "")
    {
        if (sets.Length is not (2 or 3) || regions.Length != (sets.Length == 2 ? 4 : 8))
        {
            throw new FigureException($"A Venn diagram has 2 sets with 4 regions or 3 sets with 8, not {sets.Length} with {regions.Length}.");
        }

        if (sets.Distinct(StringComparer.Ordinal).Count() < sets.Length)
        {
            throw new FigureException("The sets of a Venn diagram need different names.");
        }

        var frame = new Box(14, Captions.Title(sketch, title) + 2, sketch.Width - 14, sketch.Height - 14);
        DrawUniverse(sketch, frame, universe);
        var radius = sets.Length == 2 ? Math.Min(frame.Width * 0.285, frame.Height * 0.38) : Math.Min(frame.Width * 0.265, frame.Height * 0.265);
        var centers = Centers(frame, radius, sets.Length);
        for (var i = 0; i < sets.Length; i++)
        {
            sketch.Add("set", sets[i], [centers[i]], sets[i], ("radius", radius), ("color", Hues[i]));
            sketch.Fill(PathGeometry.Circle(centers[i], radius), sketch.Color(Hues[i]).Fade(0.22));
            sketch.Stroke(PathGeometry.Circle(centers[i], radius), sketch.Pen(Hues[i], 2));
            NameSet(sketch, sets, i, centers[i], radius, frame);
        }

        foreach (var (index, members) in Memberships(sets.Length))
        {
            var lines = Lines(regions[index]);
            DrawRegion(sketch, sets, members, regions[index], lines, Spot(centers, radius, members, frame, lines.Length));
        }
    }

    private static void DrawUniverse(Sketch sketch, Box frame, string name)
    {
        sketch.Add("universe", name, [new(frame.Left, frame.Top), new(frame.Right, frame.Top), new(frame.Right, frame.Bottom), new(frame.Left, frame.Bottom)], name);
        sketch.Stroke(PathGeometry.Rectangle(frame, 4), sketch.Pen("ink", 1.6));
        sketch.TextBeside(name, new Point(frame.Left + 9, frame.Top + 6), sketch.Style(15, Essentials.FaceOf(name)), 1, 1);
    }

    private static Point[] Centers(Box frame, double radius, int sets)
    {
        var c = frame.Center;
        return sets == 2
            ? [c + new Point(-radius * 0.62, 8), c + new Point(radius * 0.62, 8)]
            : [c + new Point(-radius * 0.6, -radius * 0.38), c + new Point(radius * 0.6, -radius * 0.38), c + new Point(0, radius * 0.66)];
    }

    private static void NameSet(Sketch sketch, string[] sets, int index, Point center, double radius, Box frame)
    {
        var style = sketch.Style(16, sets[index].Length <= 2 ? FontFace.Math : FontFace.SansBold, Hues[index]);
        if (sets.Length == 3 && index == 2)
        {
            sketch.TextBeside(sets[index], center + Point.Polar(radius + 4, -35), style, 1, 1);
            return;
        }

        var half = sketch.Fonts.Measure(sets[index], style).X / 2;
        var x = center.X + ((index == 0 ? -1 : 1) * radius * 0.25);
        x = index == 0 ? Math.Min(x, frame.Center.X - 6 - half) : Math.Max(x, frame.Center.X + 6 + half);
        sketch.TextBeside(sets[index], new Point(Essentials.Within(x, frame.Left + half + 4, frame.Right - half - 4), center.Y - radius - 4), style, 0, -1);
    }

    private static IEnumerable<(int Index, bool[] Members)> Memberships(int sets)
    {
        string[] order = sets == 2 ? ["10", "11", "01", "00"] : ["100", "010", "001", "110", "101", "011", "111", "000"];
        return order.Select((bits, i) => (i, bits.Select(b => b == '1').ToArray()));
    }

    private static Point Spot(Point[] centers, double radius, bool[] members, Box frame, int lines)
    {
        if (!members.Contains(true))
        {
            return new Point(frame.Right - 34, frame.Bottom - 11 - (lines * 9.5));
        }

        var middle = Mean(centers);
        var inside = Mean([.. centers.Where((_, i) => members[i])]);
        var outward = (inside - middle).Unit;
        return members.Count(m => m) switch
        {
            1 => inside + (outward * (radius * (centers.Length == 2 ? 0.34 : 0.42))),
            2 when centers.Length == 3 => middle + (outward * (radius * 0.58)),
            _ => inside,
        };
    }

    private static void DrawRegion(Sketch sketch, string[] sets, bool[] members, string text, string[] lines, Point at)
    {
        var values = new List<(string, ElementValue)>();
        if (Tables.Leading(text) is { } number && !text.Contains(',', StringComparison.Ordinal))
        {
            values.Add(("value", number));
        }

        values.AddRange(sets.Select((s, i) => (s, (ElementValue)members[i])));
        sketch.Add("region", RegionName(sets, members), [at], text, [.. values]);
        for (var i = 0; i < lines.Length; i++)
        {
            sketch.Text(lines[i], at + new Point(0, (i - ((lines.Length - 1) / 2.0)) * 19), sketch.Style(17, Essentials.FaceOf(lines[i])));
        }
    }

    private static string[] Lines(string text) =>
        text.Contains(',', StringComparison.Ordinal) ? [.. text.Split(',', StringSplitOptions.TrimEntries).Chunk(2).Select(c => string.Join("  ", c))] : [text];

    private static string RegionName(string[] sets, bool[] members)
    {
        string[] inside = [.. sets.Where((_, i) => members[i])];
        if (inside.Length == 0)
        {
            return sets.Length == 2 ? "neither" : "none";
        }

        var joined = string.Join(" and ", inside);
        return inside.Length == sets.Length ? joined : $"{joined} only";
    }

    private static Point Mean(Point[] points) => new(points.Average(p => p.X), points.Average(p => p.Y));
}
