namespace Flywheel.Synthesis.Tests.Figures.Vocabulary;

public sealed class FoodWebsTests(Diagrams diagrams) : IClassFixture<Diagrams>
{
    private const string Web = "FoodWeb([[\"Grass\"], [\"Rabbit\", \"Mouse\"], [\"Fox\"]], [\"Grass > Rabbit\", \"Grass > Mouse\", \"Rabbit > Fox\"]);";

    [Fact]
    public void Producers_stand_at_the_bottom_and_arrows_point_to_the_eater()
    {
        var scene = diagrams.Draw(Web);
        Assert.True(scene.Find("species", "Grass")!.Position.Y > scene.Find("species", "Fox")!.Position.Y);
        var arrow = scene.Find("feeds", "Rabbit-Fox")!;
        Assert.True(arrow.Points[0].Y > arrow.Points[1].Y);
    }

    [Fact]
    public void Links_tell_who_eats_whom() =>
        Assert.Equal("Rabbit, Mouse", diagrams.Evaluate(Web, "All(\"feeds\").Where(f => f[\"from\"] == \"Grass\").Select(f => f[\"to\"])"));

    [Fact]
    public void A_pyramid_narrows_upwards_and_reads_numbers_with_spaces()
    {
        var scene = diagrams.Draw("EcoPyramid([\"Grass\", \"Mice\", \"Owls\"], [\"12 000 kJ\", \"1200 kJ\", \"?\"], 60, 60, 260, 240);");
        var levels = scene.OfKind("pyramid-level").ToArray();
        Assert.Equal(12000, levels[0].Find("value")!.Value.Number);
        Assert.Null(levels[2].Find("value"));
        Assert.True(levels[1].Points[1].X > levels[0].Points[1].X);
    }

    [Theory]
    [InlineData("FoodWeb([[\"Grass\"], [\"Rabbit\"]], [\"Grass - Rabbit\"]);", "grass > rabbit")]
    [InlineData("FoodWeb([[\"Grass\"], [\"Rabbit\"]], [\"Grass > Fox\"]);", "no species named \"Fox\"")]
    [InlineData("FoodWeb([[\"Grass\"]], []);", "2 to 6 rows")]
    [InlineData("Species(\"Fox\", 100, 100); Feeds(\"Fox\", \"Fox\");", "cannot feed itself")]
    [InlineData("EcoPyramid([\"Grass\", \"Mice\"], [\"1\"], 60, 60, 260, 240);", "as many labels")]
    public void What_cannot_be_drawn_is_refused_with_a_reason(string code, string message) => Assert.Contains(message, diagrams.Error(code), StringComparison.Ordinal);
}
