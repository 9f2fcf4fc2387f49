using Flywheel.Checker.Repairs;
using Flywheel.Knowledge.Random;
using Flywheel.Synthesis.Problems;

namespace Flywheel.Checker.Damages;

/// <summary>Makes wrong values that look like right ones.</summary>
internal static class WrongAnswers
{
    /// <summary>A value of the same form that differs by more than the tolerance; null for a form that has none.</summary>
    public static Answer? Of(Inspection inspection, SeededRandom random) => inspection.Problem.Answer.Value switch
    {
        NumberAnswer number => number with { Number = number.Number + ((random.Chance(0.5) ? -1 : 1) * Math.Max(2 * number.Tolerance, Step(number)) * random.Range(1, 4)) },
        TextAnswer text => Another(inspection, random, text.Written) is { } other ? new TextAnswer(other) : null,
        PointAnswer point => point with { X = point.X + (4 * point.Tolerance) },
        SetAnswer { Items.Length: > 1 } set => new SetAnswer(set.Items.RemoveAt(random.Next(set.Items.Length))),
        _ => null,
    };

    /// <summary>The problem with another value for its answer, also in its conclusion.</summary>
    public static Problem With(Problem problem, Answer wrong)
    {
        var (right, marked) = (problem.Answer.Value.Text, problem.Answer);
        return problem with
        {
            Answer = marked is ChoiceAnswer choice ? choice with { Meaning = wrong } : wrong,
            Conclusion = Conclusions.Replace(problem.Conclusion, right, wrong.Text),
        };
    }

    private static double Step(NumberAnswer number) => number.Number == Math.Floor(number.Number) ? 1 : Math.Pow(10, -Math.Min(number.Decimals, 2)) * 5;

    private static string? Another(Inspection inspection, SeededRandom random, string written)
    {
        string[] names = [.. Alternatives.Of(inspection, written)];
        return names.Length == 0 ? null : random.Pick<string>(names);
    }
}
