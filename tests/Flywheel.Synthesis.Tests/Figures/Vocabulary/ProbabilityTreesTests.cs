namespace Flywheel.Synthesis.Tests.Figures.Vocabulary;

public sealed class ProbabilityTreesTests(Diagrams diagrams) : IClassFixture<Diagrams>
{
    private const string Code = "ProbabilityTree([\"Rain\", \"Rain/Late\", \"Rain/On time\", \"Dry\", \"Dry/Late\", \"Dry/On time\"], [\"0.3\", \"2/5\", \"\", \"0.7\", \"10%\", \"?\"], [\"Weather\", \"Bus\"]);";

    [Fact]
    public void Branches_are_found_by_their_paths_and_read_decimals_fractions_and_percentages()
    {
        Assert.Equal("0.3 0.4 0.1", diagrams.Evaluate(Code, "$\"{Find(\"branch\", \"Rain\").Value} {Find(\"branch\", \"Rain/Late\").Value} {Find(\"branch\", \"Dry/Late\").Value}\""));
        Assert.Equal("false", diagrams.Evaluate(Code, "Find(\"branch\", \"Dry/On time\").Has(\"value\")"), ignoreCase: true);
    }

    [Fact]
    public void Leaves_stand_in_even_rows_and_inner_outcomes_between_their_children()
    {
        var scene = diagrams.Draw(Code);
        double Y(string path) => scene.Find("outcome", path)!.Position.Y;
        Assert.Equal(Y("Rain/On time") - Y("Rain/Late"), Y("Dry/Late") - Y("Rain/On time"), 6);
        Assert.Equal((Y("Rain/Late") + Y("Rain/On time")) / 2, Y("Rain"), 6);
    }

    [Fact]
    public void Only_ends_of_paths_are_leaves() =>
        Assert.Equal("4", diagrams.Evaluate(Code, "All(\"outcome\").Count(o => o[\"leaf\"] == 1)"));

    [Theory]
    [InlineData("ProbabilityTree([\"Rain/Late\", \"Rain\"], [\"\", \"\"], []);", "comes before its parent")]
    [InlineData("ProbabilityTree([\"A\", \"A\"], [\"\", \"\"], []);", "repeated")]
    [InlineData("ProbabilityTree([\"A\", \"B\"], [\"\"], []);", "with a probability each")]
    [InlineData("ProbabilityTree([\"A\", \"B\"], [\"\", \"\"], [\"1\", \"2\"]);", "2 headings for 1 levels")]
    [InlineData("Canvas(90, 200); ProbabilityTree([\"Rain\", \"Dry\"], [\"\", \"\"], []);", "too wide")]
    public void What_cannot_be_drawn_is_refused_with_a_reason(string code, string message) => Assert.Contains(message, diagrams.Error(code), StringComparison.Ordinal);
}
