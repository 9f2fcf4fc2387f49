using Flywheel.Checker.Checks.Steps;

namespace Flywheel.Checker.Tests.Checks.Steps;

public sealed class StepOnFeaturesCheckTests(CheckerBench bench) : IClassFixture<CheckerBench>
{
    [Fact]
    public void A_step_in_empty_space_is_found_with_its_place()
    {
        var finding = Assert.Single(bench.Find<StepOnFeaturesCheck>(Triangle.Stepping("Segment(310, 60, 400, 120, color: \"accent\");")));
        Assert.Equal(310, finding.Evidence["x"]!.GetValue<double>());
        Assert.Equal(1, finding.Evidence["missed"]!.GetValue<int>());
    }

    [Theory]
    [InlineData("Segment(60, 370, 159.8, 95.7, color: \"accent\");")]
    [InlineData("Segment(159.8, 95.7, 159.8, 370, color: \"accent\", dashed: true);")]
    [InlineData("Dot(225, 370, color: \"accent\");")]
    [InlineData("Text(\"?\", 400, 60, color: \"accent\");")]
    public void A_step_on_corners_sides_and_feet_passes(string code) => Assert.Empty(bench.Find<StepOnFeaturesCheck>(Triangle.Stepping(code)));
}
