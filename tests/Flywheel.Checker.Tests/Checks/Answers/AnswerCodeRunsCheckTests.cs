using Flywheel.Checker.Checks.Answers;

namespace Flywheel.Checker.Tests.Checks.Answers;

public sealed class AnswerCodeRunsCheckTests(CheckerBench bench) : IClassFixture<CheckerBench>
{
    [Fact]
    public void Answer_code_that_fails_is_found()
    {
        var finding = Assert.Single(bench.Find<AnswerCodeRunsCheck>(Triangle.Open with { AnswerCode = "180 - All(\"angle-mark\").Total()" }));
        Assert.NotNull(finding.Evidence["line"]);
    }

    [Fact]
    public void Answer_code_that_asks_for_what_is_not_there_is_found() =>
        Assert.Single(bench.Find<AnswerCodeRunsCheck>(Triangle.Open with { AnswerCode = "Find(\"point\", \"K\").X" }));

    [Fact]
    public void Answer_code_that_runs_passes() => Assert.Empty(bench.Find<AnswerCodeRunsCheck>(Triangle.Open));
}
