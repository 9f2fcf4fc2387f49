namespace Flywheel.Synthesis.Tests.Figures.Vocabulary;

public sealed class VectorsTests(MathFigures figures) : IClassFixture<MathFigures>
{
    [Fact]
    public void A_vector_on_a_grid_runs_from_its_tail_by_its_components()
    {
        var scene = figures.Draw("UnitGrid(10, 8); Vector(\"u\", 2, 1, 3, -1);");
        var cell = scene.OfKind("grid").Single().Find("unitX")!.Value.Number;
        var vector = scene.Find("vector", "u")!;
        Assert.Equal((3 * cell, cell), (vector.Points[1].X - vector.Points[0].X, vector.Points[1].Y - vector.Points[0].Y));
        Assert.Equal(Math.Sqrt(10), vector.Find("length")!.Value.Number, 9);
    }

    [Fact]
    public void A_vector_by_magnitude_and_direction_is_drawn_to_scale()
    {
        var vector = figures.Draw("PolarVector(\"F\", Pt(100, 300), 20, 90, 5, label: \"20 N\");").Find("vector", "F")!;
        Assert.Equal(100, vector.Points[1].X, 6);
        Assert.Equal(200, vector.Points[1].Y, 6);
        Assert.Equal("20 N", vector.Text);
    }

    [Theory]
    [InlineData("Vector(\"u\", 0, 0, 1, 1);", "UnitGrid(...)")]
    [InlineData("UnitGrid(5, 5); Vector(\"u\", 1, 1, 0, 0);", "Give it a component")]
    [InlineData("PolarVector(\"F\", Pt(9, 9), -2, 0, 5);", "must be positive")]
    public void Bad_arguments_are_refused_with_what_to_do(string code, string advice) => Assert.Contains(advice, figures.Refusal(code), StringComparison.Ordinal);
}
