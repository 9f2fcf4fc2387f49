using Flywheel.Checker.Repairs;

namespace Flywheel.Checker.Tests.Repairs;

public sealed class FixNameRepairTests(CheckerBench bench) : IClassFixture<CheckerBench>
{
    [Fact]
    public void A_misspelt_primitive_gets_its_name_back() =>
        Assert.Equal(Triangle.Figure, bench.Mend<FixNameRepair>(Triangle.Open with { FigureCode = Triangle.Figure.Replace("Polygon", "Poligon", StringComparison.Ordinal) }).FigureCode);

    [Fact]
    public void A_misspelt_name_in_a_step_gets_its_name_back() => bench.Accepts(bench.Mend<FixNameRepair>(Triangle.Stepping(Triangle.Open.Steps[0].Code.Replace("AngleMark", "AngelMark", StringComparison.Ordinal))));

    [Fact]
    public void A_name_that_resembles_nothing_is_left_alone() => Assert.Null(bench.Propose<FixNameRepair>(Triangle.Drawing("Xylophone(1, 2);")));
}
