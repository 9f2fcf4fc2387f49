using Flywheel.Checker.Checks.Answers;
using Flywheel.Synthesis.Problems;

namespace Flywheel.Checker.Tests.Checks.Answers;

public sealed class MetamorphicCheckTests(CheckerBench bench) : IClassFixture<CheckerBench>
{
    [Fact]
    public void A_wrong_prediction_for_a_changed_number_is_found() =>
        Assert.Equal("a number", Change(Triangle.Open with { Variant = Triangle.Open.Variant! with { Answer = new NumberAnswer(60, "°") } }));

    [Fact]
    public void A_changed_picture_that_cannot_be_drawn_is_found() =>
        Assert.Equal("a number", Change(Triangle.Open with { Variant = Triangle.Open.Variant! with { FigureCode = "Nothing();" } }));

    [Fact]
    public void Code_that_reads_the_height_of_a_point_does_not_survive_a_turn() =>
        Assert.Contains("turned by a right angle", Changes("Math.Round(P(\"A\").Y - 310)"));

    [Fact]
    public void Code_that_reads_which_point_is_left_does_not_survive_a_mirror() =>
        Assert.Contains("mirrored", Changes("Math.Round(P(\"B\").X - 330)"));

    [Fact]
    public void Code_that_spells_a_name_out_does_not_survive_other_letters() =>
        Assert.Contains("with other letters", Changes("Math.Round(AngleAt(P(\"A\"), P(\"C and so on\".Substring(0, 1)), P(\"B\")))"));

    [Fact]
    public void A_figure_that_can_only_be_drawn_in_its_own_theme_is_not_restyled() =>
        Assert.DoesNotContain("restyled", Changes("Math.Round(P(\"A\").Y - 310)", Triangle.Figure.Replace("Theme(\"textbook\");", "var theme = \"textbook\";\nTheme(theme);", StringComparison.Ordinal)));

    [Theory]
    [InlineData("chalk")]
    [InlineData("print")]
    public void Another_theme_leaves_the_answer(string theme) =>
        Assert.Empty(Changes(Triangle.Open.AnswerCode, Triangle.Figure.Replace("textbook", theme, StringComparison.Ordinal)));

    [Theory]
    [InlineData("180 - All(\"angle-mark\").Where(m => m.Step == 0).Sum(m => m.Number)")]
    [InlineData("Math.Round(AngleAt(P(\"A\"), P(\"C\"), P(\"B\")))")]
    public void Code_that_rests_on_the_geometry_survives_all(string code) => Assert.Empty(bench.Find<MetamorphicCheck>(Triangle.Open with { AnswerCode = code, Variant = null }));

    private string Change(Problem problem) => Assert.Single(bench.Find<MetamorphicCheck>(problem)).Evidence["change"]!.GetValue<string>();

    private string[] Changes(string code, string figure = Triangle.Figure) =>
    [
        .. bench.Find<MetamorphicCheck>(Triangle.Open with { AnswerCode = code, FigureCode = figure, Variant = null }).Select(f => f.Evidence["change"]!.GetValue<string>()),
    ];
}
