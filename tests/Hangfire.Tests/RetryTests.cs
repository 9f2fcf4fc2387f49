using Flywheel.TestSupport.Postgres;
using Hangfire.Common;
using Hangfire.States;

namespace Hangfire.Tests;

public sealed class RetryTests(PostgresFixture database) : IClassFixture<PostgresFixture>, IDisposable
{
    private readonly Rig rig = new(database);

    public void Dispose() => rig.Dispose();

    [Fact]
    public void Failing_job_is_tried_again_after_its_delays_and_then_failed()
    {
        rig.Serve();
        var id = rig.Client.Enqueue<Work>(work => work.Fail("bad"));
        rig.WaitForState(id, FailedState.StateName);
        Assert.Equal(3, rig.Journal.Count("bad"));
        Assert.Equal(
            ["Enqueued", "Processing", "Failed", "Enqueued", "Processing", "Failed", "Scheduled", "Enqueued", "Processing", "Failed"], rig.History(id));
    }

    [Fact]
    public void Failure_is_kept_with_its_exception()
    {
        rig.Serve();
        var id = rig.Client.Enqueue<Work>(work => work.FailOnce("bad"));
        rig.WaitForState(id, FailedState.StateName);
        var failure = Assert.Single(rig.Monitoring.FailedJobs(0, 10)).Value;
        Assert.Equal("System.InvalidOperationException", failure.ExceptionType);
        Assert.Equal("bad: no luck\uFFFD", failure.ExceptionMessage);
        Assert.Contains("Work.Fail", failure.ExceptionDetails);
        Assert.Equal(1, rig.Journal.Count("bad"));
    }

    [Fact]
    public void Job_may_vanish_when_its_attempts_are_used_up()
    {
        rig.Serve();
        var id = rig.Client.Enqueue<Work>(work => work.FailAndVanish("bad"));
        rig.WaitForState(id, DeletedState.StateName);
        Assert.Equal(2, rig.Journal.Count("bad"));
    }

    [Fact]
    public void Excepted_exceptions_are_not_retried()
    {
        rig.Serve();
        var id = rig.Client.Enqueue<Work>(work => work.FailForGood("bad"));
        rig.WaitForState(id, FailedState.StateName);
        Assert.Equal(1, rig.Journal.Count("bad"));
    }

    [Fact]
    public void By_default_the_first_retry_comes_after_a_quarter_of_a_minute_or_more()
    {
        rig.Serve();
        var id = rig.Client.Enqueue<Work>(work => work.FailByDefault("bad"));
        rig.WaitForState(id, ScheduledState.StateName);
        var scheduled = Assert.Single(rig.Monitoring.ScheduledJobs(0, 10)).Value;
        Assert.InRange((scheduled.EnqueueAt - scheduled.ScheduledAt!.Value).TotalSeconds, 14.9, 45.1);
        Assert.Equal(1, rig.Monitoring.GetStatistics().Retries);
    }

    [Fact]
    public void Default_delays_grow_with_the_fourth_power_of_the_attempt()
    {
        var delays = new AutomaticRetryAttribute().DelayInSecondsByAttemptFunc;
        for (var attempt = 1; attempt <= 10; attempt++)
            Assert.InRange(delays(attempt), Math.Pow(attempt - 1, 4) + 15, Math.Pow(attempt - 1, 4) + 15 + (29 * attempt));
        Assert.Equal(10, new AutomaticRetryAttribute().Attempts);
    }

    [Fact]
    public void Filter_of_the_configuration_takes_the_place_of_the_default_retries()
    {
        using var strict = new Rig(database, configure: configuration => configuration.UseFilter(new AutomaticRetryAttribute { Attempts = 0 }));
        strict.Serve();
        var id = strict.Client.Enqueue<Work>(work => work.FailByDefault("bad"));
        strict.WaitForState(id, FailedState.StateName);
        Assert.Equal(1, strict.Journal.Count("bad"));
    }

    [Fact]
    public void Filter_that_throws_fails_the_job()
    {
        using var broken = new Rig(database, configure: configuration => configuration.UseFilter(new ThrowingFilter()));
        broken.Serve();
        var id = broken.Client.Enqueue<Work>(work => work.Note("a"));
        broken.WaitForState(id, FailedState.StateName);
        Assert.Contains("Succeeded could not be recorded", broken.Monitoring.FailedJobs(0, 1)[0].Value.Reason);
    }

    private sealed class ThrowingFilter : JobFilterAttribute, IElectStateFilter
    {
        public void OnStateElection(ElectStateContext context)
        {
            if (context.CandidateState is SucceededState)
                throw new InvalidOperationException("The filter is broken.");
        }
    }

    [Fact]
    public void Job_whose_method_is_missing_fails_with_the_reason()
    {
        var id = rig.Client.Enqueue<Work>(work => work.Note("a"));
        database.Execute($"update {rig.Schema}.job set method = 'Gone'");
        rig.Serve();
        rig.WaitForState(id, FailedState.StateName);
        var failure = Assert.Single(rig.Monitoring.FailedJobs(0, 10)).Value;
        Assert.Contains("Hangfire.Tests.Work, Hangfire.Tests has no public method Gone(String)", failure.Reason);
        Assert.NotNull(failure.LoadException);
        Assert.Null(failure.Job);
    }

    [Fact]
    public void Job_whose_type_is_missing_fails_with_the_reason()
    {
        var id = rig.Client.Enqueue<Work>(work => work.Note("a"));
        database.Execute($"update {rig.Schema}.job set type = 'Nowhere.Thing, Nothing'");
        rig.Serve();
        rig.WaitForState(id, FailedState.StateName);
        Assert.Contains("Nowhere.Thing", rig.Monitoring.FailedJobs(0, 1)[0].Value.Reason);
    }

    [Fact]
    public void Job_with_unreadable_arguments_fails_with_the_reason()
    {
        var id = rig.Client.Enqueue<Work>(work => work.Note("a"));
        database.Execute($"update {rig.Schema}.job set arguments = '[{{\"no\":\"text\"}}]'");
        rig.Serve();
        rig.WaitForState(id, FailedState.StateName);
        Assert.Contains("cannot be loaded", rig.Monitoring.FailedJobs(0, 1)[0].Value.Reason);
    }

    [Fact]
    public void Argument_of_an_interface_cannot_be_read_back_and_says_so()
    {
        rig.Serve();
        var id = rig.Client.Enqueue<Work>(work => work.Base(new Parcel("box", 1)));
        rig.WaitForState(id, FailedState.StateName);
        Assert.Contains("IParcel", rig.Monitoring.FailedJobs(0, 1)[0].Value.Reason);
    }
}
