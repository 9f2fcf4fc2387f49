using Flywheel.Knowledge.Storage;
using Flywheel.Worker.Dashboard.Queries;
using Flywheel.Worker.Runs;

namespace Flywheel.Dashboard.Tests.Queries;

public sealed class RunStatusTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 21, 6, 0, 0, TimeSpan.Zero);

    private readonly RunStatus _status = Of(RunState.Running, repeats: false, deadline: null);

    [Fact]
    public void What_is_missing_is_expected_at_the_latest_pace()
    {
        // 600 are missing, of which 100 passed the checks already; two a second.
        Assert.Equal(500, _status.Missing);
        Assert.Equal(Now.AddSeconds(250), _status.EstimatedFinish);
    }

    [Fact]
    public void A_run_that_makes_nothing_at_the_moment_is_expected_at_its_average_pace() =>
        Assert.Equal(Now.AddSeconds(500 / _status.RateOverall), (_status with { RateNow = 0 }).EstimatedFinish);

    [Fact]
    public void Nobody_expects_a_paused_run_or_one_that_has_not_begun()
    {
        Assert.Null(Of(RunState.Paused, repeats: false, deadline: null).EstimatedFinish);
        Assert.Null((_status with { RateNow = 0, LastAt = null }).EstimatedFinish);
    }

    [Fact]
    public void No_run_is_expected_after_its_time_limit() => Assert.Equal(Now.AddSeconds(60), Of(RunState.Running, repeats: false, Now.AddSeconds(60)).EstimatedFinish);

    [Fact]
    public void A_run_without_end_is_expected_at_its_time_limit() => Assert.Equal(Now.AddHours(5), Of(RunState.Running, repeats: true, Now.AddHours(5)).EstimatedFinish);

    private static RunStatus Of(RunState state, bool repeats, DateTimeOffset? deadline)
    {
        var settings = new RunSettings { Author = "rules 1", Knowledge = "k", Plan = "p", Repeats = repeats };
        var run = new RunRow
        {
            Id = "r",
            State = state,
            Settings = settings.ToJson(),
            Plan = new RunPlan([], deadline).ToJson(),
            CodeVersions = "{}",
            Accepted = 400,
            CreatedAt = Now.AddHours(-1),
            StartedAt = Now.AddHours(-1),
        };
        return new RunStatus(run, [new CellGroup("Algebra", 0, 4, 1_000, 400, 700, 600, 0, 0)], [], 100, 2, Now, Now);
    }
}
