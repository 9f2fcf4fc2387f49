namespace Flywheel.Checker.Tests;

public sealed class ProportionTests
{
    [Fact]
    public void The_interval_is_Wilsons()
    {
        var proportion = new Proportion(9, 10);
        Assert.Equal(0.9, proportion.Rate, 6);
        Assert.Equal(0.5958, proportion.Lower, 3);
        Assert.Equal(0.9821, proportion.Upper, 3);
    }

    [Fact]
    public void Without_trials_everything_is_possible()
    {
        Assert.Equal(0, new Proportion(0, 0).Lower);
        Assert.Equal(1, new Proportion(0, 0).Upper);
    }

    [Fact]
    public void The_interval_stays_within_zero_and_one()
    {
        Assert.Equal(1, new Proportion(30, 30).Upper, 9);
        Assert.InRange(new Proportion(30, 30).Lower, 0.88, 0.89);
        Assert.Equal(0, new Proportion(0, 30).Lower, 9);
    }
}
