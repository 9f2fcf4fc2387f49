using Flywheel.Synthesis.Tests.Figures.Language;

namespace Flywheel.Synthesis.Tests.Figures.Vocabulary;

public sealed class ForcesTests(LanguageFixture fixture) : IClassFixture<LanguageFixture>
{
    [Fact]
    public void A_force_knows_its_size_and_points_along_its_direction()
    {
        var force = fixture.Draw("""Force("F", 200, 200, 80, 135, label: "12.5 N");""").Find("force", "F")!;
        Assert.Equal(12.5, force.Find("value")!.Value.Number);
        Assert.Equal(135, (force.Points[1] - force.Points[0]).Direction, 6);
        Assert.Equal(80, force.Points[0].DistanceTo(force.Points[1]), 6);
    }

    [Theory]
    [InlineData("false", 100)]
    [InlineData("true", 400)]
    public void A_block_stands_on_the_slope_of_its_ramp(string leftwards, int foot)
    {
        var scene = fixture.Draw($"Ramp({foot}, 300, 240, 180, baseLabel: \"4 m\", slopeLabel: \"5 m\", leftwards: {leftwards}); RampBody(\"b\", 0.5);");
        var (ramp, body) = (scene.OfKind("ramp").Single(), scene.Find("body", "b")!);
        Assert.Equal(0, body.Points[1].DistanceTo(ramp.Points[0].Towards(ramp.Points[1], 0.5)), 6);
        Assert.True(body.Points[0].Y < body.Points[1].Y);
        Assert.Equal(5, ramp.Find("slope")!.Value.Number);
        Assert.Null(ramp.Find("height"));
    }

    [Theory]
    [InlineData("RampBody(\"b\");", "needs a ramp")]
    [InlineData("Spring(\"s\", 10, 10, 20, 10);", "spring")]
    [InlineData("Force(\"F\", 10, 10, 3, 0);", "cannot be seen")]
    public void What_cannot_be_drawn_is_refused(string code, string message)
    {
        Assert.Contains(message, fixture.Engine.Draw(code).Errors[0].Message, StringComparison.Ordinal);
    }
}
