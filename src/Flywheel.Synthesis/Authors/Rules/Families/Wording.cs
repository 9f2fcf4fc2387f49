namespace Flywheel.Synthesis.Authors.Rules.Families;

/// <summary>Small pieces of English and of figure code that many families need.</summary>
internal static class Wording
{
    /// <summary>Items as in "A, B and C".</summary>
    public static string List(IEnumerable<string> items, string last = "and")
    {
        var all = items.ToArray();
        return all.Length <= 1 ? string.Concat(all) : $"{string.Join(", ", all[..^1])} {last} {all[^1]}";
    }

    /// <summary>A count with its noun: "1 edge", "3 edges".</summary>
    public static string Count(int count, string noun, string? plural = null) => $"{count} {(count == 1 ? noun : plural ?? noun + "s")}";

    /// <summary>An array of arrays of texts as code.</summary>
    public static FigureWriter.Raw Rows(IEnumerable<IEnumerable<string>> rows) =>
        new($"[{string.Join(", ", rows.Select(r => $"[{string.Join(", ", r.Select(FigureWriter.Quote))}]"))}]");

    /// <summary>An array of points as code.</summary>
    public static FigureWriter.Raw Points(IEnumerable<Figures.Geometry.Point> points) =>
        new($"[{string.Join(", ", points.Select(p => FigureWriter.Code($"Pt({p})")))}]");

    /// <summary>A sum as in "3 + 4 + 5".</summary>
    public static string Sum(IEnumerable<int> terms) => string.Join(" + ", terms);
}
