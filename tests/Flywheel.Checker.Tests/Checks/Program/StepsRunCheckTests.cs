using Flywheel.Checker.Checks.Program;

namespace Flywheel.Checker.Tests.Checks.Program;

public sealed class StepsRunCheckTests(CheckerBench bench) : IClassFixture<CheckerBench>
{
    [Fact]
    public void A_step_that_fails_is_found_by_its_number()
    {
        var finding = Assert.Single(bench.Find<StepsRunCheck>(Triangle.Stepping("Segment(60, 370, 390;")));
        Assert.Equal(0, finding.Evidence["step"]!.GetValue<int>());
        Assert.Equal("Syntax", finding.Evidence["error"]!.GetValue<string>());
    }

    [Fact]
    public void A_step_sees_the_figure_but_not_its_variables() => Assert.Single(bench.Find<StepsRunCheck>(Triangle.Stepping("Segment(a, b);")));

    [Fact]
    public void Steps_that_run_pass() => Assert.Empty(bench.Find<StepsRunCheck>(Triangle.Open));
}
