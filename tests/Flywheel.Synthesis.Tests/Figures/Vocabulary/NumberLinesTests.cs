namespace Flywheel.Synthesis.Tests.Figures.Vocabulary;

public sealed class NumberLinesTests(MathFigures figures) : IClassFixture<MathFigures>
{
    [Fact]
    public void Numbers_are_written_at_every_so_many_ticks_counted_from_zero()
    {
        var ticks = figures.Draw("NumberLine(-3, 7, labelEvery: 2);").OfKind("tick").ToArray();
        Assert.Equal(["-2", "0", "2", "4", "6"], ticks.Select(t => t.Text));
        var unit = (ticks[1].Position.X - ticks[0].Position.X) / 2;
        Assert.Equal(ticks[0].Position.X + (8 * unit), ticks[^1].Position.X, 6);
    }

    [Fact]
    public void Points_jumps_and_intervals_lie_at_their_numbers()
    {
        var scene = figures.Draw("NumberLine(0, 10); LinePoint(\"A\", 4); Jump(4, 7, label: \"+3\"); Interval(4, 7, toClosed: false, label: \"I\", level: 1);");
        var (point, jump, interval) = (scene.Find("point", "A")!, scene.OfKind("jump").Single(), scene.Find("interval", "I")!);
        Assert.Equal(point.Position.X, jump.Points[0].X, 6);
        Assert.Equal(jump.Points[2].X, interval.Points[1].X, 6);
        Assert.Equal(0, interval.Find("toClosed")!.Value.Number);
    }

    [Fact]
    public void A_line_without_ticks_takes_single_numbers()
    {
        var scene = figures.Draw("NumberLine(3, 24, step: 0); LineNumber(3); LineNumber(24);");
        Assert.Equal([3, 24], scene.OfKind("tick").Select(t => t.Find("value")!.Value.Number));
    }

    [Theory]
    [InlineData("LinePoint(\"A\", 3);", "NumberLine(...)")]
    [InlineData("NumberLine(5, 1);", "Let it rise")]
    [InlineData("NumberLine(0, 10, step: 0.001);", "at most 200 ticks")]
    [InlineData("NumberLine(0, 10); Jump(3, 3);", "somewhere else")]
    [InlineData("NumberLine(0, 10); Interval(5, 2);", "Let it rise")]
    public void Bad_arguments_are_refused_with_what_to_do(string code, string advice) => Assert.Contains(advice, figures.Refusal(code), StringComparison.Ordinal);
}
