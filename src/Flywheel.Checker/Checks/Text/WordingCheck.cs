using System.Text.RegularExpressions;

namespace Flywheel.Checker.Checks.Text;

/// <summary>The question is one clean piece of text.</summary>
internal sealed partial class WordingCheck : Check
{
    private const int Shortest = 15;
    private const int Longest = 1_600;
    private static readonly string[] Leftovers = ["NaN", "Infinity", "∞ cm", "null", "System.", "TODO", "lorem", "```", "http:", "https:", "ignore previous", "ignore all", "as an ai"];

    /// <inheritdoc />
    public override string Name => "wording";

    /// <inheritdoc />
    public override CheckGroup Group => CheckGroup.Text;

    /// <inheritdoc />
    public override string Proves => "The question is one clean piece of text.";

    /// <inheritdoc />
    public override IEnumerable<Finding> Inspect(Inspection inspection)
    {
        var question = inspection.Problem.Question;
        if (question.Length is < Shortest or > Longest)
        {
            yield return Fail($"The question has {question.Length} characters; {Shortest} to {Longest} are expected.", ("length", question.Length));
        }

        foreach (var (part, text) in Parts(inspection))
        {
            if (text.Any(c => char.IsControl(c) && c != '\n') || text.Any(char.IsSurrogate))
            {
                yield return Fail($"The {part} contains characters that are not text.", ("part", part));
            }

            if (Leftover(text) is { } leftover)
            {
                yield return Fail($"The {part} contains \"{leftover}\", which looks like the leftover of a template or of an instruction.", ("part", part), ("leftover", leftover));
            }
        }

        if (question.TrimEnd() is { Length: > 0 } trimmed && trimmed[^1] is not ('?' or '.' or ')' or ':'))
        {
            yield return Fail("The question does not end like a sentence.", ("end", question[^Math.Min(12, question.Length)..]));
        }
    }

    private static string? Leftover(string text) =>
        Leftovers.FirstOrDefault(l => text.Contains(l, l is "NaN" or "TODO" or "null" ? StringComparison.Ordinal : StringComparison.OrdinalIgnoreCase))
        ?? (Markup().Match(text) is { Success: true } markup ? markup.Value : null);

    private static IEnumerable<(string Part, string Text)> Parts(Inspection inspection)
    {
        var problem = inspection.Problem;
        yield return ("question", problem.FullQuestion);
        yield return ("conclusion", problem.Conclusion);
        foreach (var step in problem.Steps)
        {
            yield return ("thought", step.Thought);
        }
    }

    // A placeholder is a word in braces, a set has several members; a tag is closed and begins with a letter, an inequality is not.
    [GeneratedRegex(@"\{\{|\}\}|\{\s*[A-Za-z_][\w.]+\s*\}|</?[A-Za-z][^<>]*>", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Markup();
}
