namespace Flywheel.Synthesis.Tests.Figures.Vocabulary;

public sealed class TilingsTests(MathFigures figures) : IClassFixture<MathFigures>
{
    [Theory]
    [InlineData("square")]
    [InlineData("hexagon")]
    [InlineData("triangle")]
    public void A_tiling_has_one_element_a_tile_and_stays_on_the_canvas(string shape)
    {
        var scene = figures.Draw($"Tiling(\"{shape}\", 7, 5, [\"blue\", \"\", \"red\"]);");
        var tiles = scene.OfKind("tile").ToArray();
        Assert.Equal(35, tiles.Select(t => (t.Find("row"), t.Find("column"))).Distinct().Count());
        Assert.Equal(["blue", "", "red", "blue"], tiles.Take(4).Select(t => t.Find("color")!.Value.Text));
        Assert.All(tiles, t => Assert.True(scene.Canvas.Contains(t.Bounds)));
    }

    [Fact]
    public void A_mirror_line_runs_through_the_middle_of_the_tiling()
    {
        var scene = figures.Draw("Tiling(\"square\", 5, 4, [\"blue\"]); MirrorLine(\"vertical\");");
        var (tiling, mirror) = (scene.OfKind("tiling").Single(), scene.Find("mirror", "vertical")!);
        Assert.All(mirror.Points, p => Assert.Equal((tiling.Points[0].X + tiling.Points[1].X) / 2, p.X, 6));
    }

    [Theory]
    [InlineData("leaf")]
    [InlineData("drop")]
    [InlineData("kite")]
    [InlineData("disc")]
    [InlineData("blade")]
    public void Petals_are_spread_evenly_and_the_first_points_up(string shape)
    {
        var scene = figures.Draw($"PetalRing(6, 200, 200, 40, 120, shape: \"{shape}\");");
        var tips = scene.OfKind("petal").Select(p => p.Position).ToArray();
        Assert.Equal(6, tips.Length);
        Assert.Equal((200, 80), (Math.Round(tips[0].X, 6), Math.Round(tips[0].Y, 6)));
        Assert.All(tips, t => Assert.Equal(120, t.DistanceTo(new(200, 200)), 6));
    }

    [Fact]
    public void A_friezes_motifs_repeat_in_order()
    {
        var motifs = figures.Draw("Frieze([\"star\", \"circle\"], [\"red\", \"blue\", \"green\"], [0], 7, 40, 200, 50);").OfKind("motif").ToArray();
        Assert.Equal(["star", "circle", "star"], motifs.Take(3).Select(m => m.Name));
        Assert.Equal(["red", "blue", "green", "red"], motifs.Take(4).Select(m => m.Find("color")!.Value.Text));
    }

    [Theory]
    [InlineData("Tiling(\"kite\", 3, 3, [\"red\"]);", "square, hexagon or triangle")]
    [InlineData("Tiling(\"square\", 99, 3, [\"red\"]);", "1 to 24")]
    [InlineData("MirrorLine(\"vertical\");", "Tiling(...)")]
    [InlineData("Tiling(\"square\", 3, 3, [\"red\"]); MirrorLine(\"curved\");", "falling or rising")]
    [InlineData("PetalRing(1, 200, 200, 40, 120);", "2 to 24")]
    [InlineData("RegularPolygon(2, 200, 200, 50);", "3 to 20")]
    [InlineData("Frieze([], [\"red\"], [0], 5, 40, 40, 50);", "at least one shape")]
    public void Bad_arguments_are_refused_with_what_to_do(string code, string advice) => Assert.Contains(advice, figures.Refusal(code), StringComparison.Ordinal);
}
