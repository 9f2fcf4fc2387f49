using Flywheel.Checker.Checks.Steps;

namespace Flywheel.Checker.Tests.Checks.Steps;

public sealed class StepKeepsPictureCheckTests(CheckerBench bench) : IClassFixture<CheckerBench>
{
    [Fact]
    public void A_step_that_paints_over_the_picture_is_found_with_the_share()
    {
        var finding = Assert.Single(bench.Find<StepKeepsPictureCheck>(Triangle.Stepping("Rectangle(10, 10, 428, 428, fill: \"accent\", opacity: 1);")));
        Assert.True(finding.Evidence["share"]!.GetValue<double>() > 0.8);
    }

    [Fact]
    public void A_highlight_that_lets_the_picture_through_passes() => Assert.Empty(bench.Find<StepKeepsPictureCheck>(Triangle.Stepping("Rectangle(10, 10, 428, 428, fill: \"accent\", opacity: 0.2);")));
}
