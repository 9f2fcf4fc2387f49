using Flywheel.Synthesis.Tests.Figures.Language;

namespace Flywheel.Synthesis.Tests.Figures.Vocabulary;

public sealed class CompositionsTests(LanguageFixture fixture) : IClassFixture<LanguageFixture>
{
    [Fact]
    public void Complementary_colours_face_each_other()
    {
        var scene = fixture.Draw("ColourWheel(224, 224, 150);");
        var (yellow, violet) = (scene.Find("hue", "yellow")!.Points[0], scene.Find("hue", "violet")!.Points[0]);
        Assert.Equal(0, yellow.Towards(violet, 0.5).DistanceTo(new(224, 224)), 6);
    }

    [Fact]
    public void A_frame_of_thirds_has_four_crossings()
    {
        var places = fixture.Draw("CompositionFrame(40, 20, 270, 180);").OfKind("focus").Select(f => (Math.Round(f.Points[0].X, 6), Math.Round(f.Points[0].Y, 6)));
        Assert.Equal([(130.0, 80.0), (130, 140), (220, 80), (220, 140)], places);
    }

    [Theory]
    [InlineData("ColourWheel(224, 224, 150, [\"A\"]);", "12 fields")]
    [InlineData("CompositionFrame(0, 0, 90, 90, rule: \"fifths\");", "no rule")]
    public void What_cannot_be_drawn_is_refused(string code, string message)
    {
        Assert.Contains(message, fixture.Engine.Draw(code).Errors[0].Message, StringComparison.Ordinal);
    }
}
