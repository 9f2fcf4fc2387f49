namespace Flywheel.Synthesis.Tests.Figures.Vocabulary;

public sealed class MarketsTests(Diagrams diagrams) : IClassFixture<Diagrams>
{
    private const string Market = "MarketAxes(10, 12, quantityStep: 1, priceStep: 1); Demand(11, -1); Supply(1, 1);";

    [Fact]
    public void Curves_know_intercept_and_slope_so_that_the_equilibrium_follows() =>
        Assert.Equal("5", diagrams.Evaluate(Market, "var d = Find(\"curve\", \"D\"); var s = Find(\"curve\", \"S\"); return (d[\"intercept\"] - s[\"intercept\"]) / (s[\"slope\"] - d[\"slope\"]);"));

    [Fact]
    public void A_market_point_lies_where_the_drawn_curves_cross()
    {
        var scene = diagrams.Draw(Market + "MarketPoint(\"E\", 5, 6);");
        var (point, demand) = (scene.Find("market-point", "E")!.Position, scene.Find("curve", "D")!);
        var share = (point.X - demand.Points[0].X) / (demand.Points[1].X - demand.Points[0].X);
        Assert.Equal(point.Y, demand.Points[0].Towards(demand.Points[1], share).Y, 6);
    }

    [Fact]
    public void A_curve_is_cut_off_at_the_axes()
    {
        var scene = diagrams.Draw("MarketAxes(10, 12); Supply(1, 3);");
        Assert.Equal(scene.Find("axis", "y")!.Points[1].Y, scene.Find("curve", "S")!.Points[1].Y, 6);
    }

    [Fact]
    public void A_price_line_is_level_and_knows_its_price()
    {
        var line = diagrams.Draw(Market + "PriceLine(8, label: \"price floor\");").Find("price-line", "price floor")!;
        Assert.Equal(line.Points[0].Y, line.Points[1].Y, 6);
        Assert.Equal(8, line.Find("value")!.Value.Number);
    }

    [Theory]
    [InlineData("Demand(11, -1);", "Call MarketAxes first")]
    [InlineData("MarketAxes(10, 12); Demand(11, 1);", "Give a negative slope, or use Supply")]
    [InlineData("MarketAxes(10, 12); Supply(1, -1);", "Give a positive slope, or use Demand")]
    [InlineData("MarketAxes(10, 12); PriceLine(20);", "outside the axes")]
    [InlineData("MarketAxes(0, 12);", "must be positive")]
    public void What_cannot_be_drawn_is_refused_with_a_reason(string code, string message) => Assert.Contains(message, diagrams.Error(code), StringComparison.Ordinal);
}
