using Flywheel.Checker.Repairs;

namespace Flywheel.Checker.Tests.Repairs;

public sealed class FitCanvasRepairTests(CheckerBench bench) : IClassFixture<CheckerBench>
{
    [Fact]
    public void A_text_that_the_edge_cuts_is_moved_inside() => bench.Accepts(bench.Mend<FitCanvasRepair>(Triangle.Drawing("Text(\"Figure\", 446, 200, size: 15);")));

    [Fact]
    public void A_shape_outside_is_left_alone() => Assert.Null(bench.Propose<FitCanvasRepair>(Triangle.Drawing("Segment(300, 300, 500, 300);")));
}
