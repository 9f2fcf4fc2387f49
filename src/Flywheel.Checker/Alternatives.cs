namespace Flywheel.Checker;

/// <summary>What an answer in words could be mistaken for.</summary>
internal static class Alternatives
{
    /// <summary>The other choices, and the names of the other things of the answer's kind in the picture; without duplicates, in a fixed order.</summary>
    /// <param name="inspection">The problem with its picture.</param>
    /// <param name="written">The answer's text.</param>
    public static IEnumerable<string> Of(Inspection inspection, string written)
    {
        var elements = inspection.Scene.Elements;
        var kinds = elements.Where(e => AnswerComparison.SameText(e.Name, written)).Select(e => e.Kind).ToHashSet(StringComparer.Ordinal);
        return inspection.Problem.Choices.Select(c => c.Text)
            .Concat(elements.Where(e => kinds.Contains(e.Kind)).Select(e => e.Name))
            .Where(n => n.Length > 0 && !AnswerComparison.SameText(n, written))
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal);
    }
}
