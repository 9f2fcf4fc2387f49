using Flywheel.Synthesis.Figures.Geometry;

namespace Flywheel.Synthesis.Tests.Figures.Geometry;

public sealed class PointTests
{
    [Fact]
    public void A_point_writes_its_coordinates_and_nothing_derived_from_them()
    {
        Assert.Equal("(1.5, -2)", new Point(1.5, -2).ToString());
        Assert.Contains("Left = 1", new Box(1, 2, 3, 4).ToString(), StringComparison.Ordinal);
    }
}
