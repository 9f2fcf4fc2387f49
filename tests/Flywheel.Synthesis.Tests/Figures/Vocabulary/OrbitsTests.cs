using Flywheel.Synthesis.Tests.Figures.Language;

namespace Flywheel.Synthesis.Tests.Figures.Vocabulary;

public sealed class OrbitsTests(LanguageFixture fixture) : IClassFixture<LanguageFixture>
{
    [Fact]
    public void A_planet_stands_on_its_orbit_and_is_lit_from_its_centre()
    {
        var scene = fixture.Draw("""Orbit("o", 200, 200, 100); Planet("P", "o", 90);""");
        var planet = scene.Find("planet", "P")!;
        Assert.Equal(0, planet.Points[0].DistanceTo(new(200, 100)), 6);
        Assert.Equal(270, planet.Find("light")!.Value.Number);
    }

    [Fact]
    public void A_moon_shows_the_share_that_is_lit()
    {
        var moon = fixture.Draw("""MoonPhase("m", 0.25, true, 100, 100, label: "1");""").OfKind("moon-phase").Single();
        Assert.Equal((0.25, "1"), (moon.Find("lit")!.Value.Number, moon.Text));
    }

    [Theory]
    [InlineData("Planet(\"P\", \"o\", 20);", "no orbit")]
    [InlineData("MoonPhase(\"m\", 2, true, 50, 50);", "cannot be lit")]
    [InlineData("Sunlight(20, 20, 0, rays: 99);", "out of range")]
    public void What_cannot_be_drawn_is_refused(string code, string message)
    {
        Assert.Contains(message, fixture.Engine.Draw(code).Errors[0].Message, StringComparison.Ordinal);
    }
}
