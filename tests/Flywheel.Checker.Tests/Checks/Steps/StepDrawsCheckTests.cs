using Flywheel.Checker.Checks.Steps;

namespace Flywheel.Checker.Tests.Checks.Steps;

public sealed class StepDrawsCheckTests(CheckerBench bench) : IClassFixture<CheckerBench>
{
    [Theory]
    [InlineData("var x = 1;")]
    [InlineData("// Segment(60, 370, 390, 370);")]
    [InlineData("Segment(60, 370, 390, 370, color: \"paper\");")]
    [InlineData("Segment(600, 600, 700, 700, color: \"accent\");")]
    public void A_step_that_shows_nothing_is_found(string code) => Assert.Equal(0, Assert.Single(bench.Find<StepDrawsCheck>(Triangle.Stepping(code))).Evidence["step"]!.GetValue<int>());

    [Fact]
    public void A_problem_without_steps_is_found() => Assert.Single(bench.Find<StepDrawsCheck>(Triangle.Open with { Steps = [] }));

    [Fact]
    public void A_step_that_draws_passes() => Assert.Empty(bench.Find<StepDrawsCheck>(Triangle.Open));
}
