using Flywheel.Checker.Repairs;

namespace Flywheel.Checker.Tests.Repairs;

public sealed class SnapStepRepairTests(CheckerBench bench) : IClassFixture<CheckerBench>
{
    [Fact]
    public void A_shifted_step_is_moved_back_onto_the_picture() =>
        bench.Accepts(bench.Mend<SnapStepRepair>(Triangle.Stepping("Segment(330, 100, 420, 40, color: \"accent\");")));

    [Fact]
    public void A_step_without_coordinates_is_left_alone() => Assert.Null(bench.Propose<SnapStepRepair>(Triangle.Stepping("var x = 310;\nSegment(x, x - 250, x + 90, x - 190, color: \"accent\");")));
}
