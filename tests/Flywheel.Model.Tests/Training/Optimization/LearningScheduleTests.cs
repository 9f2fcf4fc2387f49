using Flywheel.Model.Training.Optimization;

namespace Flywheel.Model.Tests.Training.Optimization;

public sealed class LearningScheduleTests
{
    private readonly LearningSchedule _schedule = new(Largest: 2, FinalShare: 0.1, Warmup: 0.1);

    [Fact]
    public void The_rate_rises_in_a_line_and_the_first_step_is_not_lost()
    {
        Assert.Equal(0.2, _schedule.RateAt(0, 0.01), 1e-12);
        Assert.Equal(1, _schedule.RateAt(0.04, 0.01), 1e-12);
        Assert.Equal(2, _schedule.RateAt(0.09, 0.01), 1e-12);
    }

    [Fact]
    public void Then_it_falls_along_half_a_cosine_to_its_final_share()
    {
        Assert.Equal(2, _schedule.RateAt(0.1, 0.01), 1e-3);
        Assert.Equal(1.1, _schedule.RateAt(0.55, 0.01), 1e-12);
        Assert.Equal(0.2, _schedule.RateAt(1, 0), 1e-12);
    }

    [Fact]
    public void Without_warm_up_it_begins_at_the_largest() => Assert.Equal(2, (_schedule with { Warmup = 0 }).RateAt(0, 0.01), 1e-12);
}
