using Flywheel.Checker.Checks.Answers;
using Flywheel.Synthesis.Problems;

namespace Flywheel.Checker.Tests.Checks.Answers;

public sealed class AnswerRecomputedCheckTests(CheckerBench bench) : IClassFixture<CheckerBench>
{
    [Fact]
    public void Another_value_than_the_pictures_is_found_with_both()
    {
        var finding = Assert.Single(bench.Find<AnswerRecomputedCheck>(Triangle.Open with { Answer = new NumberAnswer(61, "°") }));
        Assert.Equal(60, finding.Evidence["expected"]!.GetValue<double>());
        Assert.Equal("61°", finding.Evidence["actual"]!.GetValue<string>());
        Assert.Equal(2, finding.Evidence["elements"]!.AsArray().Count);
    }

    [Fact]
    public void A_value_within_its_tolerance_passes() => Assert.Empty(bench.Find<AnswerRecomputedCheck>(Triangle.Open with { Answer = new NumberAnswer(61, "°", Tolerance: 1) }));

    [Fact]
    public void The_pictures_value_passes() => Assert.Empty(bench.Find<AnswerRecomputedCheck>(Triangle.Closed));
}
