namespace Flywheel.Synthesis.Tests.Figures.Vocabulary;

public sealed class MapsTests(Diagrams diagrams) : IClassFixture<Diagrams>
{
    private const string Sheet = "MapSheet(5, 4, 50, 20, 70, east: 32, north: 64, ground: 2);";

    [Fact]
    public void A_place_stands_at_its_easting_and_northing()
    {
        var place = diagrams.Draw(Sheet + "Place(\"Mill\", \"house\", 33.5, 64.5);").Find("place", "Mill")!;
        Assert.Equal((155.0, 265.0), (place.Position.X, place.Position.Y));
        Assert.Equal(33.5, place.Find("east")!.Value.Number);
    }

    [Fact]
    public void The_scale_bar_is_as_long_as_the_scale_says()
    {
        var bar = diagrams.Draw(Sheet + "ScaleBar(4, 60, 340);").OfKind("scale-bar").Single();
        Assert.Equal(140, bar.Points[0].DistanceTo(bar.Points[1]), 6);
        Assert.Equal("4 km", bar.Text);
    }

    [Theory]
    [InlineData("dot")]
    [InlineData("house")]
    [InlineData("church")]
    [InlineData("school")]
    [InlineData("tent")]
    [InlineData("peak")]
    [InlineData("tree")]
    [InlineData("tower")]
    [InlineData("station")]
    [InlineData("harbour")]
    [InlineData("well")]
    [InlineData("cross")]
    public void Every_symbol_draws_something(string symbol) =>
        Assert.False(diagrams.Draw($"{Sheet}Place(\"\", \"{symbol}\", 33, 65);").OfKind("place").Single().Bounds.IsEmpty);

    [Theory]
    [InlineData("road")]
    [InlineData("river")]
    [InlineData("railway")]
    [InlineData("path")]
    public void Lines_of_every_kind_pass_their_places(string kind) =>
        Assert.Equal(3, diagrams.Draw($"{Sheet}MapLine(\"{kind}\", [32, 34, 36], [64, 66, 65]);").OfKind(kind).Single().Points.Length);

    [Fact]
    public void Areas_routes_and_the_compass_are_in_the_inventory()
    {
        var scene = diagrams.Draw(Sheet + "MapArea(\"lake\", \"Mere\", [33, 35, 34], [65, 65, 67]); MapRoute([32, 34], [64, 64]); CompassRose(380, 350, letters: 8);");
        Assert.NotNull(scene.Find("lake", "Mere"));
        Assert.Equal(1, scene.OfKind("route").Single().Find("legs")!.Value.Number);
        Assert.Single(scene.OfKind("compass"));
    }

    [Theory]
    [InlineData("Place(\"A\", \"dot\", 1, 1);", "Call MapSheet first")]
    [InlineData(Sheet + "Place(\"A\", \"dot\", 10, 65);", "Eastings run from 32 to 37")]
    [InlineData(Sheet + "Place(\"A\", \"castle\", 33, 65);", "Symbols are dot")]
    [InlineData(Sheet + "MapRoute([32, 34], [64]);", "as many of both")]
    [InlineData(Sheet + "MapLine(\"canal\", [32, 34], [64, 64]);", "Lines are road")]
    [InlineData("MapSheet(1, 4, 50, 20, 70);", "2 to 12 columns")]
    public void What_cannot_be_drawn_is_refused_with_a_reason(string code, string message) => Assert.Contains(message, diagrams.Error(code), StringComparison.Ordinal);
}
