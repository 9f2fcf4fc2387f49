using Flywheel.Checker.Checks.Picture;

namespace Flywheel.Checker.Tests.Checks.Picture;

public sealed class OnCanvasCheckTests(CheckerBench bench) : IClassFixture<CheckerBench>
{
    [Fact]
    public void A_text_that_the_edge_cuts_is_found_with_its_bounds()
    {
        var finding = Assert.Single(bench.Find<OnCanvasCheck>(Triangle.Drawing("Text(\"Figure\", 445, 200, size: 15);")));
        Assert.True(finding.Evidence["bounds"]![2]!.GetValue<double>() > 448);
    }

    [Fact]
    public void A_shape_outside_is_found() => Assert.NotEmpty(bench.Find<OnCanvasCheck>(Triangle.Drawing("Segment(300, 300, 500, 300);")));

    [Fact]
    public void What_lies_inside_passes() => Assert.Empty(bench.Find<OnCanvasCheck>(Triangle.Drawing("Text(\"Figure\", 400, 30, size: 15);")));
}
