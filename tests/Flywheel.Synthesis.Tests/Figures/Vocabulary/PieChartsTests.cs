namespace Flywheel.Synthesis.Tests.Figures.Vocabulary;

public sealed class PieChartsTests(Diagrams diagrams) : IClassFixture<Diagrams>
{
    [Fact]
    public void Sectors_take_their_share_of_a_full_turn()
    {
        const string code = "PieChart([\"rent\", \"food\"], [30, 10], [\"75%\", \"?\"]);";
        Assert.Equal("270 90", diagrams.Evaluate(code, "$\"{Find(\"sector\", \"rent\")[\"degrees\"]} {Find(\"sector\", \"food\")[\"degrees\"]}\""));
        Assert.Equal("?", diagrams.Draw(code).Find("sector", "food")!.Text);
    }

    [Fact]
    public void The_first_sector_starts_at_the_top_and_runs_clockwise()
    {
        var first = diagrams.Draw("PieChart([\"a\", \"b\", \"c\", \"d\"], [1, 1, 1, 1], [\"\", \"\", \"\", \"\"]);").Find("sector", "a")!;
        var center = first.Points[1];
        Assert.True(first.Points[0].X > center.X && first.Points[0].Y < center.Y);
        Assert.Equal(center.X, first.Points[2].X, 6);
    }

    [Theory]
    [InlineData("true")]
    [InlineData("false")]
    public void Everything_stays_on_the_canvas_with_and_without_a_legend(string legend)
    {
        var scene = diagrams.Draw($"PieChart([\"interphase\", \"metaphase\", \"anaphase\", \"telophase\"], [50, 10, 20, 20], [\"50%\", \"10%\", \"20%\", \"20%\"], title: \"Cells\", legend: {legend});");
        Assert.All(scene.Elements, e => Assert.True(scene.Canvas.Contains(e.Bounds), $"{e.Kind} {e.Name} leaves the canvas: {e.Bounds}"));
    }

    [Theory]
    [InlineData("PieChart([\"a\"], [1], [\"\"]);", "2 to 10 labels")]
    [InlineData("PieChart([\"a\", \"b\"], [1, 0], [\"\", \"\"]);", "must be positive")]
    [InlineData("PieChart([\"a\", \"b\"], [1, 2], [\"\"]);", "as many values and texts")]
    public void What_cannot_be_drawn_is_refused_with_a_reason(string code, string message) => Assert.Contains(message, diagrams.Error(code), StringComparison.Ordinal);
}
