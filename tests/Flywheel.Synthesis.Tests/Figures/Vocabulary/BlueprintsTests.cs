using Flywheel.Synthesis.Tests.Figures.Language;

namespace Flywheel.Synthesis.Tests.Figures.Vocabulary;

public sealed class BlueprintsTests(LanguageFixture fixture) : IClassFixture<LanguageFixture>
{
    [Fact]
    public void Views_show_the_highest_stack_in_each_line_of_sight()
    {
        var scene = fixture.Draw("CubeViews([[1, 2, 0], [3, 1, 1]], 40, 40, 30);");
        int[] front = [.. scene.OfKind("view-square").Where(s => s.Name == "front").GroupBy(s => s.Find("column")!.Value.Number).OrderBy(g => g.Key).Select(g => g.Count())];
        Assert.Equal([3, 2, 1], front);
        Assert.Equal(5, scene.OfKind("view-square").Count(s => s.Name == "top"));
    }

    [Fact]
    public void A_dimension_knows_its_number()
    {
        var dimension = fixture.Draw("""Dimension(40, 100, 200, 100, "40 mm");""").OfKind("dimension").Single();
        Assert.Equal(40, dimension.Find("value")!.Value.Number);
    }

    [Theory]
    [InlineData("Dimension(40, 100, 42, 100, \"2\");", "too close")]
    [InlineData("CubeViews([[1, 2], [3]], 40, 40);", "equally long")]
    public void What_cannot_be_drawn_is_refused(string code, string message)
    {
        Assert.Contains(message, fixture.Engine.Draw(code).Errors[0].Message, StringComparison.Ordinal);
    }
}
