using Flywheel.Checker.Checks.Text;

namespace Flywheel.Checker.Tests.Checks.Text;

public sealed class MentionsExistCheckTests(CheckerBench bench) : IClassFixture<CheckerBench>
{
    [Fact]
    public void A_letter_that_the_picture_does_not_show_is_found()
    {
        var finding = Assert.Single(bench.Find<MentionsExistCheck>(Triangle.Open with { Question = "Two angles of triangle ABC are given. How large is the angle at K?" }));
        Assert.Equal("K", finding.Evidence["name"]!.GetValue<string>());
    }

    [Fact]
    public void A_number_that_the_picture_does_not_show_is_found()
    {
        var finding = Assert.Single(bench.Find<MentionsExistCheck>(Triangle.Open with { Question = "The angle at A measures 83°. How large is the angle at C?" }));
        Assert.Equal(83, finding.Evidence["number"]!.GetValue<double>());
    }

    [Fact]
    public void A_temperature_is_no_right_angle() =>
        Assert.Single(bench.Find<MentionsExistCheck>(Triangle.Open with { Question = "How large is the angle at C, drawn at 90 °C?" }));

    [Fact]
    public void A_number_with_the_other_sign_is_another_number() =>
        Assert.Single(bench.Find<MentionsExistCheck>(Triangle.Drawing("Text(\"-41\", 330, 60);") with { Question = "The number 41 is written beside the triangle. How large is the angle at C?" }));

    [Fact]
    public void A_colour_that_the_picture_does_not_show_is_found()
    {
        var finding = Assert.Single(bench.Find<MentionsExistCheck>(Triangle.Open with { Question = "How large is the angle at C, opposite to the purple side?" }));
        Assert.Equal("purple", finding.Evidence["color"]!.GetValue<string>());
    }

    [Theory]
    [InlineData("The angle at A measures 70°. How large is the angle at C?")]
    [InlineData("All 3 points are corners. How large is the angle at C, if all make 180°?")]
    [InlineData("How large is the angle at C, which lies opposite to side AB?")]
    public void What_the_picture_shows_or_everybody_knows_passes(string question) => Assert.Empty(bench.Find<MentionsExistCheck>(Triangle.Open with { Question = question }));

    [Fact]
    public void A_unit_behind_a_number_is_no_name()
    {
        var problem = Triangle.Drawing("Text(\"40 N\", 330, 60);");
        Assert.Empty(bench.Find<MentionsExistCheck>(problem with { Question = "What is the force in N at the corner C?" }));
        Assert.Single(bench.Find<MentionsExistCheck>(problem with { Question = "How large is the angle at N?" }));
    }
}
