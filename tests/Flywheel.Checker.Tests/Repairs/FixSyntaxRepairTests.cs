using Flywheel.Checker.Repairs;

namespace Flywheel.Checker.Tests.Repairs;

public sealed class FixSyntaxRepairTests(CheckerBench bench) : IClassFixture<CheckerBench>
{
    [Theory]
    [InlineData("Polygon(a, b, c);", "Polygon(a, b, c;")]
    [InlineData("Point(\"B\", 390", "Point(\"B, 390")]
    [InlineData("label: \"70°\");", "label: \"70°\")")]
    public void What_is_missing_in_the_figure_is_put_back(string good, string broken)
    {
        var mended = bench.Mend<FixSyntaxRepair>(Triangle.Open with { FigureCode = Triangle.Figure.Replace(good, broken, StringComparison.Ordinal) });
        Assert.Equal(Triangle.Figure, mended.FigureCode);
    }

    [Fact]
    public void What_is_missing_at_the_end_of_answer_code_is_put_back() => bench.Accepts(bench.Mend<FixSyntaxRepair>(Triangle.Open with { AnswerCode = $"return {Triangle.Open.AnswerCode}" }));

    [Fact]
    public void A_program_that_lacks_more_than_a_character_is_left_alone() => Assert.Null(bench.Propose<FixSyntaxRepair>(Triangle.Open with { FigureCode = "Canvas(448" }));
}
