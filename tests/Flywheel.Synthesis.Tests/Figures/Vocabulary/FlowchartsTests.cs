namespace Flywheel.Synthesis.Tests.Figures.Vocabulary;

public sealed class FlowchartsTests(Diagrams diagrams) : IClassFixture<Diagrams>
{
    private const string Steps = "FlowStep(\"a\", \"process\", \"x = 3\", 120, 60); FlowStep(\"b\", \"decision\", \"x < 5 ?\", 120, 180);";

    [Fact]
    public void A_step_records_its_shape_and_the_number_in_its_text()
    {
        var step = diagrams.Draw(Steps).Find("flow-step", "a")!;
        Assert.Equal("process", step.Find("shape")!.Value.Text);
        Assert.Equal(3, step.Find("value")!.Value.Number);
    }

    [Fact]
    public void An_arrow_between_boxes_in_line_is_straight_and_leaves_at_the_facing_side()
    {
        var arrow = diagrams.Draw(Steps + "FlowArrow(\"a\", \"b\");").Find("flow-arrow", "a-b")!;
        Assert.Equal(2, arrow.Points.Length);
        Assert.True(arrow.Points[0].Y > 60 && arrow.Points[1].Y < 180);
    }

    [Fact]
    public void An_arrow_back_on_the_same_side_runs_outside_both_boxes()
    {
        var arrow = diagrams.Draw(Steps + "FlowArrow(\"b\", \"a\", leave: \"left\", enter: \"left\", detour: 30);").Find("flow-arrow", "b-a")!;
        Assert.Equal(4, arrow.Points.Length);
        Assert.Equal(arrow.Points[1].X, arrow.Points[2].X, 6);
        Assert.True(arrow.Points[1].X < Math.Min(arrow.Points[0].X, arrow.Points[3].X) - 29);
    }

    [Fact]
    public void Long_text_is_broken_into_lines_inside_the_box()
    {
        var step = diagrams.Draw("FlowStep(\"a\", \"process\", \"Ask the patient about the pain and write it down\", 200, 100);").Find("flow-step", "a")!;
        Assert.True(step.Bounds.Width < 160 && step.Bounds.Height > 40);
    }

    [Theory]
    [InlineData("FlowStep(\"a\", \"cloud\", \"x\", 100, 100);", "Shapes are terminal, process, decision and data")]
    [InlineData(Steps + "FlowArrow(\"a\", \"c\");", "no flow-step named \"c\"")]
    [InlineData(Steps + "FlowArrow(\"a\", \"b\", leave: \"up\");", "Sides are top, right, bottom and left")]
    [InlineData(Steps + "FlowArrow(\"a\", \"a\");", "different places")]
    public void What_cannot_be_drawn_is_refused_with_a_reason(string code, string message) => Assert.Contains(message, diagrams.Error(code), StringComparison.Ordinal);
}
