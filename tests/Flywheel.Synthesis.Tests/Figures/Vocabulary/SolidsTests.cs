namespace Flywheel.Synthesis.Tests.Figures.Vocabulary;

public sealed class SolidsTests(MathFigures figures) : IClassFixture<MathFigures>
{
    [Fact]
    public void A_cuboid_hides_the_three_edges_at_its_far_lower_left_corner()
    {
        var scene = figures.Draw("Cuboid(4, 3, 2, names: [\"A\", \"B\", \"C\", \"D\", \"E\", \"F\", \"G\", \"H\"]);");
        var hidden = scene.OfKind("edge").Where(e => e.Find("hidden")!.Value.Number == 1).Select(e => e.Name);
        Assert.Equal(12, scene.OfKind("edge").Count());
        Assert.Equal(["AD", "CD", "DH"], hidden.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("Prism({0}, 1, 2);", 3, 2)]
    [InlineData("Pyramid({0}, 1, 2);", 2, 1)]
    public void Edges_and_corners_obey_eulers_formula(string code, int edges, int cornerRings)
    {
        for (var sides = 3; sides <= 12; sides++)
        {
            var scene = figures.Draw(code.Replace("{0}", $"{sides}", StringComparison.Ordinal));
            var corners = scene.OfKind("vertex").Count();
            Assert.Equal(edges * sides, scene.OfKind("edge").Count());
            Assert.Equal((cornerRings * sides) + (cornerRings == 1 ? 1 : 0), corners);
            var faces = cornerRings == 1 ? sides + 1 : sides + 2;
            Assert.Equal(2, corners - scene.OfKind("edge").Count() + faces);
        }
    }

    [Fact]
    public void A_building_records_every_cube_seen_or_not()
    {
        var scene = figures.Draw("CubeStack([[3, 2], [1, 0]]);");
        Assert.Equal(6, scene.OfKind("cube").Count());
        Assert.Equal(3, scene.OfKind("cube").Where(c => c.Find("row")!.Value.Number == 1 && c.Find("column")!.Value.Number == 1).Max(c => c.Find("level")!.Value.Number));
    }

    [Theory]
    [InlineData("Cuboid(9, 2, 3, widthLabel: \"9 cm\", depthLabel: \"2 cm\", heightLabel: \"3 cm\");", "edge")]
    [InlineData("Cylinder(3, 5, radiusLabel: \"3 cm\", heightLabel: \"5 cm\");", "height")]
    [InlineData("Cone(3, 5, radiusLabel: \"3 cm\", slantLabel: \"s\");", "slant")]
    [InlineData("Sphere(3, radiusLabel: \"3 cm\");", "radius")]
    [InlineData("Pyramid(4, 1, 2, heightLabel: \"h\", sideLabel: \"a\");", "height")]
    public void Solids_fit_the_canvas_with_their_labels(string code, string labelled)
    {
        var scene = figures.Draw(code);
        Assert.All(scene.Elements, e => Assert.True(scene.Canvas.Contains(e.Bounds), $"{e.Kind}: {e.Bounds}"));
        Assert.Contains(scene.OfKind(labelled), e => e.Text.Length > 0);
    }

    [Fact]
    public void A_diagonal_joins_two_named_corners()
    {
        var scene = figures.Draw("Cuboid(4, 3, 2, names: [\"A\", \"B\", \"C\", \"D\", \"E\", \"F\", \"G\", \"H\"]); Diagonal(\"A\", \"G\");");
        var diagonal = scene.Find("segment", "AG")!.Points;
        Assert.Equal((scene.Find("point", "A")!.Position, scene.Find("point", "G")!.Position), (diagonal[0], diagonal[1]));
    }

    [Theory]
    [InlineData("Cuboid(4, 0, 2);", "must be positive")]
    [InlineData("Cuboid(1, 1, 1, names: [\"A\"]);", "8 corners")]
    [InlineData("Prism(2, 1, 1);", "3 to 12")]
    [InlineData("CubeStack([[1.5]]);", "[[2, 1], [1, 0]]")]
    [InlineData("CubeStack([[0]]);", "not all zero")]
    [InlineData("Diagonal(\"A\", \"B\");", "Name the corners")]
    public void Bad_arguments_are_refused_with_what_to_do(string code, string advice) => Assert.Contains(advice, figures.Refusal(code), StringComparison.Ordinal);
}
