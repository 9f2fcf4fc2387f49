namespace Flywheel.Synthesis.Tests.Figures.Vocabulary;

public sealed class ScatterPlotsTests(Diagrams diagrams) : IClassFixture<Diagrams>
{
    private const string Plot = "ScatterPlot([1, 2, 4], [3, 5, 9], [\"P\", \"Q\", \"R\"], xMax: 5, yMax: 10);";

    [Fact]
    public void Points_keep_both_numbers_and_their_letters()
    {
        Assert.Equal("4 9", diagrams.Evaluate(Plot, "var r = Find(\"data-point\", \"R\"); return $\"{r[\"x\"]} {r[\"y\"]}\";"));
        Assert.Equal("R", diagrams.Draw(Plot).Find("data-point", "R")!.Text);
    }

    [Fact]
    public void A_trend_line_passes_through_the_points_that_fulfil_it()
    {
        var scene = diagrams.Draw(Plot + "TrendLine(2, 1);");
        var line = scene.OfKind("trend-line").Single();
        foreach (var point in scene.OfKind("data-point"))
        {
            var share = (point.Position.X - line.Points[0].X) / (line.Points[1].X - line.Points[0].X);
            Assert.Equal(point.Position.Y, line.Points[0].Towards(line.Points[1], share).Y, 6);
        }
    }

    [Fact]
    public void A_trend_line_stays_inside_the_axes()
    {
        var scene = diagrams.Draw(Plot + "TrendLine(10, -5);");
        var (x, y) = (scene.Find("axis", "x")!, scene.Find("axis", "y")!);
        Assert.All(scene.OfKind("trend-line").Single().Points, p => Assert.True(p.X >= x.Points[0].X - 1e-6 && p.X <= x.Points[1].X + 1e-6 && p.Y >= y.Points[1].Y - 1e-6 && p.Y <= y.Points[0].Y + 1e-6));
    }

    [Theory]
    [InlineData("TrendLine(1, 1);", "Call ScatterPlot first")]
    [InlineData("ScatterPlot([1], [2], [], xMax: 5, yMax: 5); TrendLine(0, 50);", "does not cross the chart")]
    [InlineData("ScatterPlot([1, 2], [2], []);", "1 to 200 pairs")]
    [InlineData("ScatterPlot([1, 2], [2, 3], [\"A\"]);", "a name for each or none")]
    public void What_cannot_be_drawn_is_refused_with_a_reason(string code, string message) => Assert.Contains(message, diagrams.Error(code), StringComparison.Ordinal);
}
