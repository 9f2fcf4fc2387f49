using Flywheel.Synthesis.Problems;

namespace Flywheel.Dashboard.Tests.Support;

/// <summary>A small problem that needs no run.</summary>
internal static class SampleProblem
{
    public static Problem Create() => new()
    {
        Id = "sample",
        Run = "run",
        Seed = 1,
        Author = "rules",
        Family = "sample",
        Domain = "Geometry",
        FigureKind = "polygon",
        Question = "How many points are there?",
        Answer = new NumberAnswer(1),
        FigureCode = "Canvas(448, 448);\nPoint(\"A\", 20, 30);",
        Steps = [new ThinkingStep("I count.", "Circle(20, 30, 12);")],
        Conclusion = "There is 1.",
        AnswerCode = "All(\"point\").Length",
    };
}
