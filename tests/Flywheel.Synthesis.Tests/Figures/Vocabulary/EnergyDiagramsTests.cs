using Flywheel.Synthesis.Tests.Figures.Language;

namespace Flywheel.Synthesis.Tests.Figures.Vocabulary;

public sealed class EnergyDiagramsTests(LanguageFixture fixture) : IClassFixture<LanguageFixture>
{
    [Fact]
    public void A_transition_takes_in_the_difference_of_its_levels()
    {
        var scene = fixture.Draw("""EnergyLevels(["n = 1", "n = 2"], [-13.6, -3.4]); LevelJump("a", "n = 2", "n = 1");""");
        Assert.Equal(-10.2, scene.Find("transition", "a")!.Find("energy")!.Value.Number, 6);
        Assert.True(scene.Find("level", "n = 2")!.Points[0].Y < scene.Find("level", "n = 1")!.Points[0].Y);
    }

    [Fact]
    public void The_top_of_a_profile_stands_at_its_barrier()
    {
        var scene = fixture.Draw("Axes(0, 10, 0, 100, yStep: 20); ReactionProfile(30, 80, 10);");
        var points = scene.OfKind("profile").Single().Points;
        Assert.True(points[1].Y < points[0].Y && points[0].Y < points[2].Y);
    }

    [Theory]
    [InlineData("EnergyLevels([\"a\", \"b\"], [1, 1]);", "different energies")]
    [InlineData("LevelJump(\"a\", \"x\", \"y\");", "no level")]
    [InlineData("Axes(0, 9, 0, 9); ReactionProfile(5, 4, 1);", "barrier")]
    public void What_cannot_be_drawn_is_refused(string code, string message)
    {
        Assert.Contains(message, fixture.Engine.Draw(code).Errors[0].Message, StringComparison.Ordinal);
    }
}
