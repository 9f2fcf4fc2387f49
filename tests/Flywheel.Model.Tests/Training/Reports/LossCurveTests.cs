using Flywheel.Model.Training.Reports;
using SkiaSharp;

namespace Flywheel.Model.Tests.Training.Reports;

public sealed class LossCurveTests(FigureFixture figures) : IClassFixture<FigureFixture>
{
    [Fact]
    public void A_falling_loss_runs_from_the_top_left_to_the_bottom_right()
    {
        var losses = Enumerable.Range(1, 200).Select(step => ((long)step, 4 * Math.Exp(-step / 40.0))).ToArray();

        using var curve = SKBitmap.Decode(LossCurve.Paint(losses, [(200, 1.0)], figures.Fonts))!;

        Assert.InRange(HighestBlue(curve, 80), 72, 170);
        Assert.InRange(HighestBlue(curve, 900), 440, 500);
    }

    [Theory]
    [InlineData(7, 1)]
    [InlineData(0.05, 0.01)]
    [InlineData(520, 100)]
    [InlineData(4, 1)]
    public void Grid_lines_lie_at_round_numbers(double range, double step) => Assert.Equal(step, LossCurve.GridStep(range), 1e-9);

    [Fact]
    public void One_step_makes_a_picture_too() => Assert.NotEmpty(LossCurve.Paint([(1, 3.0)], [], figures.Fonts));

    private static int HighestBlue(SKBitmap picture, int x) => Enumerable.Range(44, 460).First(y => Enumerable.Range(x, 6).Any(column => picture.GetPixel(column, y) is { Blue: > 190, Red: < 120 }));
}
