namespace Flywheel.Synthesis.Tests.Figures.Vocabulary;

public sealed class NetworkGraphsTests(Diagrams diagrams) : IClassFixture<Diagrams>
{
    private const string Triangle = "Vertex(\"A\", 80, 80); Vertex(\"B\", 300, 80); Edge(\"A\", \"B\", label: \"7 km\", directed: true);";

    [Fact]
    public void An_edge_records_its_ends_weight_and_direction()
    {
        var edge = diagrams.Draw(Triangle).Find("edge", "A-B")!;
        Assert.Equal(7, edge.Find("value")!.Value.Number);
        Assert.Equal("A", edge.Find("from")!.Value.Text);
        Assert.Equal(1, edge.Find("directed")!.Value.Number);
        Assert.Equal(97, edge.Points[0].X, 6);
        Assert.Equal(283, edge.Points[1].X, 6);
    }

    [Fact]
    public void A_long_name_widens_its_vertex_and_edges_end_at_its_border()
    {
        var scene = diagrams.Draw("Vertex(\"Router 12\", 90, 80); Vertex(\"B\", 300, 80); Edge(\"Router 12\", \"B\");");
        var half = scene.Find("vertex", "Router 12")!.Find("half-width")!.Value.Number;
        Assert.True(half > 25);
        Assert.Equal(90 + half, scene.Find("edge", "Router 12-B")!.Points[0].X, 6);
    }

    [Fact]
    public void A_ring_places_its_first_vertex_at_the_top_and_goes_clockwise()
    {
        var scene = diagrams.Draw("VertexRing([\"A\", \"B\", \"C\", \"D\"], 200, 200, 100);");
        Assert.Equal((200.0, 100.0), Rounded(scene.Find("vertex", "A")!.Position));
        Assert.Equal((300.0, 200.0), Rounded(scene.Find("vertex", "B")!.Position));
    }

    [Theory]
    [InlineData("Edge(\"A\", \"B\");", "no vertex named \"A\"")]
    [InlineData("Vertex(\"A\", 50, 50); Edge(\"A\", \"B\");", "Those drawn so far are A")]
    [InlineData("Vertex(\"A\", 50, 50); Vertex(\"A\", 90, 50);", "two vertex elements named \"A\"")]
    [InlineData("Vertex(\"\", 50, 50);", "needs a name")]
    [InlineData("Vertex(\"A\", 50, 50, radius: 500);", "out of range")]
    [InlineData("VertexRing([\"A\"], 200, 200, 100);", "2 to 24")]
    public void What_cannot_be_drawn_is_refused_with_a_reason(string code, string message) => Assert.Contains(message, diagrams.Error(code), StringComparison.Ordinal);

    private static (double, double) Rounded(Synthesis.Figures.Geometry.Point point) => (Math.Round(point.X, 6), Math.Round(point.Y, 6));
}
