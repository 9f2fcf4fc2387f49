using Flywheel.Synthesis.Problems;

namespace Flywheel.Worker.Dashboard.Comparing;

/// <summary>Takes problems apart for comparing.</summary>
internal static class ProblemParts
{
    /// <summary>The parts that a reader or a solver sees or that verify the answer, in reading order; parts that both lack are left out.</summary>
    public static IReadOnlyList<ProblemPart> Between(Problem before, Problem after) => [.. AllBetween(before, after).Where(p => p.Before.Length > 0 || p.After.Length > 0)];

    /// <summary>The parts that differ.</summary>
    public static IReadOnlyList<ProblemPart> ChangedBetween(Problem before, Problem after) => [.. AllBetween(before, after).Where(p => p.IsChanged)];

    /// <summary>The right answer in full: a choice's letter with the value behind it, a number with its tolerance.</summary>
    public static string Describe(Answer answer) => answer switch
    {
        ChoiceAnswer choice => $"{choice.Letter}: {Describe(choice.Meaning)}",
        NumberAnswer { Tolerance: > 0 } number => $"{number.Text} ± {NumberAnswer.Format(number.Tolerance, 6)}",
        PointAnswer point => $"{point.Text} within {NumberAnswer.Format(point.Tolerance, 1)} pixels",
        _ => answer.Text,
    };

    private static IEnumerable<ProblemPart> AllBetween(Problem before, Problem after)
    {
        yield return new ProblemPart("Question", false, before.Question, after.Question);
        yield return new ProblemPart("Choices", false, Choices(before), Choices(after));
        yield return new ProblemPart("Answer", false, Describe(before.Answer), Describe(after.Answer));
        yield return new ProblemPart("Figure code", true, before.FigureCode, after.FigureCode);
        for (var i = 0; i < Math.Max(before.Steps.Length, after.Steps.Length); i++)
        {
            var (old, now) = (before.Steps.ElementAtOrDefault(i), after.Steps.ElementAtOrDefault(i));
            yield return new ProblemPart($"Step {i + 1}: thought", false, old?.Thought ?? "", now?.Thought ?? "");
            yield return new ProblemPart($"Step {i + 1}: code", true, old?.Code ?? "", now?.Code ?? "");
        }

        yield return new ProblemPart("Conclusion", false, before.Conclusion, after.Conclusion);
        yield return new ProblemPart("Answer code", true, before.AnswerCode, after.AnswerCode);
        yield return new ProblemPart("Variant: answer", false, Variant(before), Variant(after));
        yield return new ProblemPart("Variant: figure code", true, before.Variant?.FigureCode ?? "", after.Variant?.FigureCode ?? "");
        yield return new ProblemPart("Knowledge", false, string.Join(", ", before.Knowledge), string.Join(", ", after.Knowledge));
    }

    private static string Choices(Problem problem) => string.Join('\n', problem.Choices.Select(c => $"{c.Letter}. {c.Text}"));

    private static string Variant(Problem problem) => problem.Variant is { } variant ? Describe(variant.Answer) : "";
}
