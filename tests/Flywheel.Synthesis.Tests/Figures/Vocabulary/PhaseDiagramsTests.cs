using Flywheel.Synthesis.Tests.Figures.Language;

namespace Flywheel.Synthesis.Tests.Figures.Vocabulary;

public sealed class PhaseDiagramsTests(LanguageFixture fixture) : IClassFixture<LanguageFixture>
{
    [Fact]
    public void Each_piece_of_a_heating_curve_knows_its_temperatures_and_length()
    {
        var scene = fixture.Draw("""Axes(0, 20, 0, 120, xStep: 5, yStep: 20); HeatingCurve([0, 4, 9], [20, 100, 100], ["A", "B"]);""");
        var plateau = scene.Find("stage", "B")!;
        Assert.Equal((100.0, 100.0, 5.0), (plateau.Find("from")!.Value.Number, plateau.Find("to")!.Value.Number, plateau.Find("length")!.Value.Number));
        Assert.Equal(plateau.Points[0].Y, plateau.Points[1].Y, 6);
    }

    [Fact]
    public void The_triple_point_joins_all_three_lines()
    {
        var scene = fixture.Draw("""Axes(0, 100, 0, 100, xStep: 20, yStep: 20); PhaseRegions(30, 20, 80, 70);""");
        var triple = scene.Find("point", "triple point")!.Points[0];
        Assert.All(scene.OfKind("phase-line"), l => Assert.Contains(triple, l.Points));
        Assert.Equal(["gas", "liquid", "solid"], scene.OfKind("phase").Select(p => p.Name).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("HeatingCurve([0, 1], [0, 1]);", "needs axes")]
    [InlineData("Axes(0, 9, 0, 9); HeatingCurve([3, 1], [0, 1]);", "ascend")]
    [InlineData("Axes(0, 9, 0, 9); PhaseRegions(8, 2, 5, 6);", "triple point")]
    public void What_cannot_be_drawn_is_refused(string code, string message)
    {
        Assert.Contains(message, fixture.Engine.Draw(code).Errors[0].Message, StringComparison.Ordinal);
    }
}
