namespace Flywheel.Synthesis.Tests.Figures.Vocabulary;

public sealed class CircuitDiagramsTests(Diagrams diagrams) : IClassFixture<Diagrams>
{
    [Theory]
    [InlineData("cell")]
    [InlineData("battery")]
    [InlineData("resistor")]
    [InlineData("variable-resistor")]
    [InlineData("lamp")]
    [InlineData("ammeter")]
    [InlineData("voltmeter")]
    [InlineData("capacitor")]
    [InlineData("diode")]
    [InlineData("motor")]
    [InlineData("fuse")]
    public void Every_part_records_its_ends_and_value(string kind)
    {
        var part = diagrams.Draw($"CircuitPart(\"{kind}\", \"P\", 100, 100, 200, 100, label: \"12 V\");").Find(kind, "P")!;
        Assert.Equal((150.0, 100.0, 200.0), (part.Points[0].X, part.Points[1].X, part.Points[2].X));
        Assert.Equal(12, part.Find("value")!.Value.Number);
        Assert.Equal("P = 12 V", part.Text);
    }

    [Fact]
    public void A_switch_is_open_or_closed()
    {
        var scene = diagrams.Draw("CircuitPart(\"switch\", \"S1\", 100, 100, 200, 100, label: \"open\"); CircuitPart(\"switch\", \"S2\", 100, 200, 200, 200, label: \"closed\");");
        Assert.Equal(0, scene.Find("switch", "S1")!.Find("closed")!.Value.Number);
        Assert.Equal(1, scene.Find("switch", "S2")!.Find("closed")!.Value.Number);
    }

    [Fact]
    public void Parallel_branches_number_their_parts_and_meet_in_two_junctions()
    {
        const string code = "ParallelBranches(200, 80, 200, 300, [[\"resistor R1 3 Ω\"], [\"resistor R2 6 Ω\", \"lamp L1\"]]);";
        Assert.Equal("2", diagrams.Evaluate(code, "Find(\"lamp\", \"L1\")[\"branch\"]"));
        Assert.Equal("2", diagrams.Evaluate(code, "All(\"junction\").Length"));
        Assert.Equal("2", diagrams.Evaluate(code, "1 / All(\"resistor\").Sum(r => 1 / r.Value)"));
    }

    [Fact]
    public void A_series_branch_spaces_its_parts_evenly()
    {
        var scene = diagrams.Draw("SeriesBranch(50, 100, 350, 100, [\"lamp L1\", \"lamp L2\", \"lamp L3\"]);");
        Assert.Equal([100.0, 200.0, 300.0], scene.OfKind("lamp").Select(l => l.Position.X));
    }

    [Theory]
    [InlineData("CircuitPart(\"laser\", \"\", 100, 100, 200, 100);", "Parts are cell, battery")]
    [InlineData("CircuitPart(\"lamp\", \"\", 100, 100, 120, 100);", "44 pixels")]
    [InlineData("CircuitPart(\"switch\", \"S\", 100, 100, 200, 100, label: \"ajar\");", "open or closed")]
    [InlineData("ParallelBranches(200, 80, 200, 300, [[\"lamp L1\"]]);", "Use 2 to 5")]
    [InlineData("SeriesBranch(50, 100, 350, 100, [\"\"]);", "part of a branch is empty")]
    public void What_cannot_be_drawn_is_refused_with_a_reason(string code, string message) => Assert.Contains(message, diagrams.Error(code), StringComparison.Ordinal);
}
