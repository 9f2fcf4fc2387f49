using Flywheel.Checker.Checks.Picture;

namespace Flywheel.Checker.Tests.Checks.Picture;

public sealed class PictureNotBlankCheckTests(CheckerBench bench) : IClassFixture<CheckerBench>
{
    [Fact]
    public void A_program_that_draws_nothing_is_found() => Assert.Single(bench.Find<PictureNotBlankCheck>(Triangle.Open with { FigureCode = "Canvas(448, 448);" }));

    [Fact]
    public void Lines_in_the_colour_of_the_paper_are_no_picture()
    {
        var finding = Assert.Single(bench.Find<PictureNotBlankCheck>(Triangle.Open with { FigureCode = "Canvas(448, 448);\nSegment(20, 20, 400, 400, color: \"paper\");" }));
        Assert.True(finding.Evidence["contrast"]!.GetValue<int>() < 3);
    }

    [Fact]
    public void A_drawing_passes() => Assert.Empty(bench.Find<PictureNotBlankCheck>(Triangle.Open));
}
