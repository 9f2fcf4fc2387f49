using Flywheel.Synthesis.Tests.Figures.Language;

namespace Flywheel.Synthesis.Tests.Figures.Vocabulary;

public sealed class GlasswareTests(LanguageFixture fixture) : IClassFixture<LanguageFixture>
{
    [Fact]
    public void A_vessels_liquid_stands_at_its_level()
    {
        var vessel = fixture.Draw("""Vessel("flask", "f", 100, 300, height: 100, level: 0.4);""").OfKind("vessel").Single();
        Assert.Equal([300.0, 200, 260], vessel.Points.Select(p => Math.Round(p.Y, 6)));
    }

    [Theory]
    [InlineData("Vessel(\"bucket\", \"b\", 100, 300);", "no vessel")]
    [InlineData("Vessel(\"beaker\", \"b\", 100, 300, level: 2);", "filled")]
    [InlineData("Pipe([Pt(1, 1)]);", "at least 2")]
    public void What_cannot_be_drawn_is_refused(string code, string message)
    {
        Assert.Contains(message, fixture.Engine.Draw(code).Errors[0].Message, StringComparison.Ordinal);
    }
}
