using Flywheel.Synthesis.Tests.Figures.Language;

namespace Flywheel.Synthesis.Tests.Figures.Vocabulary;

public sealed class MotionGraphsTests(LanguageFixture fixture) : IClassFixture<LanguageFixture>
{
    [Fact]
    public void Each_straight_piece_is_a_section_with_its_times_and_values()
    {
        var scene = fixture.Draw("""MotionAxes("velocity", 8, 0, 6); MotionLine("car", [0, 3, 8], [1, 4, 4], sections: ["A", "B"]);""");
        var (axes, first) = (scene.OfKind("axes").Single(), scene.Find("section", "A")!);
        Assert.Equal((0, 3, 1, 4), (Value("from"), Value("to"), Value("start"), Value("end")));
        Assert.Equal(3 * axes.Find("unitX")!.Value.Number, first.Points[1].X - first.Points[0].X, 6);
        Assert.Equal(3, scene.Find("motion-line", "car")!.Points.Length);

        double Value(string key) => first.Find(key)!.Value.Number;
    }

    [Theory]
    [InlineData("MotionAxes(\"jerk\", 5, 0, 5);", "no motion graph")]
    [InlineData("MotionAxes(\"position\", 5, 1, 5);", "lower end")]
    [InlineData("MotionLine(\"car\", [0, 1], [0, 1]);", "needs axes")]
    [InlineData("MotionAxes(\"position\", 5, 0, 5); MotionLine(\"car\", [0, 2, 2], [0, 1, 2]);", "rising times")]
    [InlineData("MotionAxes(\"position\", 5, 0, 5); MotionLine(\"car\", [0, 2], [0, 1], sections: [\"A\", \"B\"]);", "2 letters for 1")]
    public void A_motion_that_makes_no_sense_is_refused(string code, string message)
    {
        Assert.Contains(message, fixture.Engine.Draw(code).Errors[0].Message, StringComparison.Ordinal);
    }
}
