using Flywheel.Synthesis.Tests.Figures.Language;

namespace Flywheel.Synthesis.Tests.Figures.Vocabulary;

public sealed class LayersTests(LanguageFixture fixture) : IClassFixture<LanguageFixture>
{
    [Fact]
    public void Layers_follow_each_other_downwards()
    {
        var scene = fixture.Draw("""LayerColumn(["sand", "clay"], [4, 6], unit: "m"); Borehole(150, 7, "B");""");
        var clay = scene.Find("layer", "clay")!;
        Assert.Equal((4.0, 10.0), (clay.Find("top")!.Value.Number, clay.Find("bottom")!.Value.Number));
        Assert.InRange(scene.OfKind("borehole").Single().Points[1].Y, clay.Points[1].Y, clay.Points[2].Y);
    }

    [Theory]
    [InlineData("LayerColumn([\"a\"], []);", "1 to 10 layers")]
    [InlineData("Borehole(100, 5);", "needs layers")]
    [InlineData("LayerColumn([\"a\"], [4]); Borehole(100, 9);", "does not end")]
    public void What_cannot_be_drawn_is_refused(string code, string message)
    {
        Assert.Contains(message, fixture.Engine.Draw(code).Errors[0].Message, StringComparison.Ordinal);
    }
}
