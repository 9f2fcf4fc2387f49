namespace Flywheel.Synthesis.Tests.Figures.Vocabulary;

public sealed class LineChartsTests(Diagrams diagrams) : IClassFixture<Diagrams>
{
    [Fact]
    public void Markers_know_value_and_position_and_lie_on_the_line()
    {
        const string code = "LineChart([\"Jan\", \"Feb\", \"Mar\"], [4, 9, 6]);";
        Assert.Equal("9", diagrams.Evaluate(code, "Find(\"data-point\", \"Feb\").Value"));
        var scene = diagrams.Draw(code);
        Assert.Equal(scene.OfKind("data-point").Select(p => p.Position), scene.OfKind("series").Single().Points);
    }

    [Fact]
    public void Two_series_share_labels_and_are_told_apart_by_name()
    {
        const string code = "LineChart([\"1\", \"2\"], [\"fox\", \"hare\"], [[3, 4], [9, 1]]);";
        Assert.Equal("9 4", diagrams.Evaluate(code, "$\"{Find(\"data-point\", \"1, hare\").Value} {Find(\"data-point\", \"2, fox\").Value}\""));
        Assert.Equal(2, diagrams.Draw(code).OfKind("legend-entry").Count());
    }

    [Fact]
    public void A_graph_of_numbers_is_drawn_to_scale_on_both_axes()
    {
        var scene = diagrams.Draw("LineGraph([0, 10, 40], [0, 5, 20], xStep: 10, yStep: 5);");
        Point(scene, "0", out var a);
        Point(scene, "10", out var b);
        Point(scene, "40", out var c);
        Assert.Equal((b.X - a.X) * 4, c.X - a.X, 6);
        Assert.Equal((a.Y - b.Y) * 4, a.Y - c.Y, 6);
    }

    [Fact]
    public void The_axis_may_start_above_zero()
    {
        var scene = diagrams.Draw("LineChart([\"a\", \"b\"], [62, 75], min: 60, step: 5);");
        Assert.Equal(60, scene.Find("axis", "y")!.Find("minimum")!.Value.Number);
        Assert.Equal("60", scene.OfKind("y-tick").First().Text);
    }

    [Theory]
    [InlineData("LineGraph([0, 5, 5], [1, 2, 3]);", "must ascend")]
    [InlineData("LineChart([\"a\"], [1, 2]);", "1 labels but 2 values")]
    [InlineData("LineChart([\"a\"], [1], minor: 20);", "Use 1 to 10")]
    public void What_cannot_be_drawn_is_refused_with_a_reason(string code, string message) => Assert.Contains(message, diagrams.Error(code), StringComparison.Ordinal);

    private static void Point(Synthesis.Figures.Scenes.Scene scene, string name, out Synthesis.Figures.Geometry.Point at) => at = scene.Find("data-point", name)!.Position;
}
