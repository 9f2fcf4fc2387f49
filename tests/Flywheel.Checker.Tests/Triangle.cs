using Flywheel.Synthesis.Problems;

namespace Flywheel.Checker.Tests;

/// <summary>A good problem, written by hand: two angles of a triangle are marked and the third is asked for.</summary>
internal static class Triangle
{
    public const string Figure = """
        Canvas(448, 448);
        Theme("textbook");
        var a = Point("A", 60, 370);
        var b = Point("B", 390, 370);
        var c = Point("C", 159.8, 95.7);
        Polygon(a, b, c);
        AngleMark(b, a, c, label: "70°");
        AngleMark(a, b, c, label: "50°");
        """;

    /// <summary>The question is open.</summary>
    public static Problem Open { get; } = new()
    {
        Id = "triangle",
        Run = "test",
        Seed = 1,
        Author = "rules",
        Family = "triangle",
        Domain = "Plane Geometry",
        FigureKind = "plane-geometry",
        Knowledge = ["plane-geometry/polygon-angles-and-diagonals"],
        Question = "Two angles of triangle ABC are given. How large is the angle at C?",
        Answer = new NumberAnswer(60, "°"),
        FigureCode = Figure,
        Steps = [new ThinkingStep("The unknown angle sits at C, so I mark it.", "AngleMark(Pt(60, 370), Pt(159.8, 95.7), Pt(390, 370), label: \"?\", color: \"accent\");")],
        Conclusion = "The angles of a triangle add up to 180°, so the angle at C is 180° - 70° - 50° = 60°.",
        AnswerCode = "180 - All(\"angle-mark\").Where(m => m.Step == 0).Sum(m => m.Number)",
        Variant = new Variant(Figure.Replace("70°", "64°", StringComparison.Ordinal), new NumberAnswer(66, "°")),
    };

    /// <summary>The question has four choices.</summary>
    public static Problem Closed { get; } = Open with
    {
        Choices = [new Choice("A", "50°"), new Choice("B", "60°"), new Choice("C", "70°"), new Choice("D", "120°")],
        Answer = new ChoiceAnswer("B", new NumberAnswer(60, "°")),
        Conclusion = "The angles of a triangle add up to 180°, so the angle at C is 180° - 70° - 50° = 60°, which is choice B.",
    };

    /// <summary>The open problem with one more line in its figure.</summary>
    public static Problem Drawing(string line) => Open with { FigureCode = $"{Figure}\n{line}" };

    /// <summary>The open problem with other code in its step.</summary>
    public static Problem Stepping(string code) => Open with { Steps = [Open.Steps[0] with { Code = code }] };
}
