using Flywheel.Synthesis.Tests.Figures.Language;

namespace Flywheel.Synthesis.Tests.Figures.Vocabulary;

public sealed class ContoursTests(LanguageFixture fixture) : IClassFixture<LanguageFixture>
{
    [Fact]
    public void A_hill_has_a_line_for_every_step_below_its_top()
    {
        var scene = fixture.Draw("ContourMap([[224, 224, 91, 60]], 10, ground: 5);");
        Assert.Equal([10.0, 20, 30, 40, 50, 60, 70, 80, 90], scene.OfKind("contour").Select(c => c.Find("height")!.Value.Number));
    }

    [Theory]
    [InlineData("ContourMap([], 10);", "1 to 8 hills")]
    [InlineData("ContourMap([[200, 200, 1000, 50]], 1);", "contour lines")]
    [InlineData("ContourMap([[200, 200, 100, 50]], 0);", "step")]
    public void What_cannot_be_drawn_is_refused(string code, string message)
    {
        Assert.Contains(message, fixture.Engine.Draw(code).Errors[0].Message, StringComparison.Ordinal);
    }
}
