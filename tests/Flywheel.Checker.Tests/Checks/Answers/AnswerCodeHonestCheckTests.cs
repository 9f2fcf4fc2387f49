using Flywheel.Checker.Checks.Answers;

namespace Flywheel.Checker.Tests.Checks.Answers;

public sealed class AnswerCodeHonestCheckTests(CheckerBench bench) : IClassFixture<CheckerBench>
{
    [Theory]
    [InlineData("60")]
    [InlineData("180 - 70 - 50")]
    public void Code_that_reads_nothing_is_found(string code) => Assert.Single(bench.Find<AnswerCodeHonestCheck>(Triangle.Open with { AnswerCode = code }));

    [Theory]
    [InlineData("var seen = All().Max(e => e.X); return 60;")]
    [InlineData("var a = Find(\"point\", \"A\"); return 60;")]
    [InlineData("All(\"angle-mark\").Sum(m => m.Number) * 0 + 60")]
    public void Code_that_looks_and_then_states_the_answer_is_found(string code)
    {
        var finding = Assert.Single(bench.Find<AnswerCodeHonestCheck>(Triangle.Open with { AnswerCode = code, Variant = null }));
        Assert.Equal(60, finding.Evidence["value"]!.GetValue<double>());
    }

    [Theory]
    [InlineData("180 - All(\"angle-mark\").Where(m => m.Step == 0).Sum(m => m.Number)")]
    [InlineData("Math.Round(AngleAt(P(\"A\"), P(\"C\"), P(\"B\")))")]
    [InlineData("Exists(\"point\", \"C\") ? 60 : 0")]
    public void Code_that_follows_the_picture_passes(string code) => Assert.Empty(bench.Find<AnswerCodeHonestCheck>(Triangle.Open with { AnswerCode = code, Variant = null }));
}
