using Flywheel.Synthesis.Figures;
using Flywheel.Synthesis.Figures.Vocabulary;

namespace Flywheel.Synthesis.Tests.Figures.Vocabulary;

public sealed class ValueAxisTests
{
    [Theory]
    [InlineData(0, 22, 5)]
    [InlineData(0, 95, 20)]
    [InlineData(0, 0.7, 0.2)]
    [InlineData(0, 1_000_000, 200_000)]
    public void A_step_of_1_2_or_5_is_chosen(double low, double high, double step) =>
        Assert.Equal(step, ValueAxis.Fit(low, high, 0, 0, 0, 1).Step, 9);

    [Fact]
    public void The_chosen_axis_holds_the_data_with_ends_on_ticks()
    {
        var random = Knowledge.Random.SeededRandom.For(11);
        for (var i = 0; i < 1_000; i++)
        {
            var (a, b) = (random.Double(-500, 500), random.Double(-500, 500));
            var axis = ValueAxis.Fit(Math.Min(a, b), Math.Max(a, b), 0, 0, 0, 1);
            Assert.True(axis.Minimum <= Math.Min(0, Math.Min(a, b)) + 1e-6 && axis.Maximum >= Math.Max(a, b) - 1e-6);
            Assert.InRange(axis.Ticks.Count(), 2, 26);
            Assert.Equal(axis.Maximum, axis.Ticks.Last(), 6);
        }
    }

    [Fact]
    public void Minor_ticks_lie_between_the_ticks() =>
        Assert.Equal([5, 15], ValueAxis.Fit(0, 20, 0, 20, 10, 2).MinorTicks);

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(1e15)]
    public void Numbers_that_cannot_be_drawn_are_refused(double value) =>
        Assert.Contains("Use finite numbers", Assert.Throws<FigureException>(() => ValueAxis.Fit(0, value, 0, 0, 0, 1)).Suggestion, StringComparison.Ordinal);
}
