namespace Flywheel.Synthesis.Tests.Figures.Vocabulary;

public sealed class DistributionsTests(Diagrams diagrams) : IClassFixture<Diagrams>
{
    [Fact]
    public void Classes_are_named_by_their_limits_and_hold_frequencies()
    {
        const string code = "Histogram([0, 10, 20, 30], [4, 9, 2]);";
        Assert.Equal("9", diagrams.Evaluate(code, "Find(\"bin\", \"10–20\")[\"frequency\"]"));
        Assert.Equal("15", diagrams.Evaluate(code, "All(\"bin\").Sum(b => b[\"frequency\"])"));
    }

    [Fact]
    public void With_densities_the_area_of_a_class_is_its_frequency() =>
        Assert.Equal("48", diagrams.Evaluate("Histogram([0, 10, 30], [1.2, 2.4], density: true);", "Find(\"bin\", \"10–30\")[\"frequency\"]"));

    [Fact]
    public void Unequal_classes_are_drawn_to_scale()
    {
        var scene = diagrams.Draw("Histogram([0, 10, 40], [1, 2], density: true);");
        Assert.Equal(scene.Find("bin", "0–10")!.Bounds.Width * 3, scene.Find("bin", "10–40")!.Bounds.Width, 0.03 * scene.Width);
    }

    [Fact]
    public void A_box_plot_shows_its_five_numbers_in_order_along_one_level()
    {
        var plot = diagrams.Draw("BoxPlots([\"Class A\"], [[10, 20, 25, 40, 55]], max: 60);").Find("box-plot", "Class A")!;
        Assert.Equal(plot.Points.OrderBy(p => p.X), plot.Points);
        Assert.All(plot.Points, p => Assert.Equal(plot.Points[0].Y, p.Y, 6));
        Assert.Equal((plot.Points[1].X - plot.Points[0].X) * 1.5, plot.Points[4].X - plot.Points[3].X, 6);
    }

    [Theory]
    [InlineData("Histogram([0, 10], [1, 2]);", "needs 3 edges, not 2")]
    [InlineData("Histogram([0, 10, 10], [1, 2]);", "must ascend")]
    [InlineData("Histogram([0, 10], [-1]);", "negative height")]
    [InlineData("BoxPlots([\"A\"], [[1, 2, 3, 4]]);", "five ascending numbers")]
    [InlineData("BoxPlots([\"A\"], [[5, 4, 6, 7, 8]]);", "five ascending numbers")]
    [InlineData("BoxPlots([\"A\", \"B\"], [[1, 2, 3, 4, 5]]);", "with a summary each")]
    public void What_cannot_be_drawn_is_refused_with_a_reason(string code, string message) => Assert.Contains(message, diagrams.Error(code), StringComparison.Ordinal);
}
