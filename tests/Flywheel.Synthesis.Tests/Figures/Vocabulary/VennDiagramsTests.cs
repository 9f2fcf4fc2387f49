namespace Flywheel.Synthesis.Tests.Figures.Vocabulary;

public sealed class VennDiagramsTests(Diagrams diagrams) : IClassFixture<Diagrams>
{
    private const string Two = "Venn([\"Tea\", \"Milk\"], [\"12\", \"5\", \"9\", \"4\"], universe: \"guests\");";
    private const string Three = "Venn([\"A\", \"B\", \"C\"], [\"1\", \"2\", \"3\", \"4\", \"5\", \"6\", \"7\", \"8\"]);";

    [Fact]
    public void Regions_know_in_which_sets_they_lie()
    {
        Assert.Equal("17", diagrams.Evaluate(Two, "All(\"region\").Where(r => r[\"Tea\"] == 1).Sum(r => r.Value)"));
        Assert.Equal("4", diagrams.Evaluate(Two, "Find(\"region\", \"neither\").Value"));
        Assert.Equal("5 7 8", diagrams.Evaluate(Three, "$\"{Find(\"region\", \"A and C only\").Value} {Find(\"region\", \"A and B and C\").Value} {Find(\"region\", \"none\").Value}\""));
    }

    [Theory]
    [InlineData(Two)]
    [InlineData(Three)]
    public void The_text_of_a_region_stands_inside_its_sets_and_outside_the_others(string code)
    {
        var scene = diagrams.Draw(code);
        foreach (var region in scene.OfKind("region"))
        {
            foreach (var set in scene.OfKind("set"))
            {
                var inside = set.Position.DistanceTo(region.Position) < set.Find("radius")!.Value.Number;
                Assert.Equal(region.Find(set.Name)!.Value.Number > 0.5, inside);
            }
        }
    }

    [Fact]
    public void Members_are_no_count() =>
        Assert.Equal("false", diagrams.Evaluate("Venn([\"A\", \"B\"], [\"2, 4\", \"6\", \"3, 9\", \"1, 5\"]);", "Find(\"region\", \"A only\").Has(\"value\")"), ignoreCase: true);

    [Theory]
    [InlineData("Venn([\"A\"], [\"1\", \"2\"]);", "2 sets with 4 regions or 3 sets with 8")]
    [InlineData("Venn([\"A\", \"A\"], [\"1\", \"2\", \"3\", \"4\"]);", "different names")]
    public void What_cannot_be_drawn_is_refused_with_a_reason(string code, string message) => Assert.Contains(message, diagrams.Error(code), StringComparison.Ordinal);
}
