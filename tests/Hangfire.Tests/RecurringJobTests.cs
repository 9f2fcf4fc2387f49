using Flywheel.TestSupport.Postgres;
using Hangfire.States;
using Hangfire.Storage;

namespace Hangfire.Tests;

public sealed class RecurringJobTests(PostgresFixture database) : IClassFixture<PostgresFixture>, IDisposable
{
    private readonly Rig rig = new(database);

    public void Dispose() => rig.Dispose();

    private RecurringJobDto Only() => Assert.Single(rig.Storage.GetConnection().GetRecurringJobs());

    [Fact]
    public void Recurring_job_runs_once_for_each_occurrence_however_many_servers_there_are()
    {
        rig.Recurring.AddOrUpdate<Work>("tick", work => work.Note("tick"), "* * * * * *");
        for (var i = 0; i < 3; i++)
            rig.Serve();
        rig.Journal.WaitFor("tick", times: 3);
        var jobs = database.Scalar<long>($"select count(*) from {rig.Schema}.job");
        var seconds = database.Scalar<long>($"select count(distinct date_trunc('second', created_at)) from {rig.Schema}.job");
        Assert.Equal(seconds, jobs);
    }

    [Fact]
    public void Triggered_job_runs_at_once_in_its_queue()
    {
        rig.Serve(options => options.Queues = ["night"]);
        rig.Recurring.AddOrUpdate<Work>("nightly", "night", work => work.NoteLater("ran", 1), Cron.Daily);
        rig.Recurring.Trigger("nightly");
        rig.Journal.WaitFor("ran");
        rig.WaitForState(Only().LastJobId!, SucceededState.StateName);
        Assert.Equal("Succeeded", Only().LastJobState);
        Assert.Equal("\"nightly\"", rig.Storage.GetConnection().GetJobParameter(Only().LastJobId!, "RecurringJobId"));
    }

    [Fact]
    public void Removed_job_runs_no_more()
    {
        rig.Recurring.AddOrUpdate<Work>("tick", work => work.Note("tick"), "* * * * * *");
        rig.Recurring.RemoveIfExists("tick");
        rig.Recurring.RemoveIfExists("tick");
        Assert.Empty(rig.Storage.GetConnection().GetRecurringJobs());
    }

    [Fact]
    public void Update_changes_schedule_and_method()
    {
        rig.Recurring.AddOrUpdate<Work>("job", work => work.Note("a"), Cron.Daily(3));
        rig.Recurring.AddOrUpdate<Work>("job", work => work.NoteLater("b", 1), Cron.Hourly(20));
        Assert.Equal("20 * * * *", Only().Cron);
        Assert.Equal("NoteLater", Only().Job!.Method.Name);
        Assert.Equal(20, Only().NextExecution!.Value.Minute);
    }

    [Fact]
    public void Registering_again_does_not_put_off_what_is_due()
    {
        rig.Recurring.AddOrUpdate<Work>("job", work => work.Note("a"), Cron.Daily());
        database.Execute($"update {rig.Schema}.recurring_job set next_at = now() - interval '1 hour'");
        rig.Recurring.AddOrUpdate<Work>("job", work => work.Note("a"), Cron.Daily());
        rig.Serve();
        rig.Journal.WaitFor("a");
    }

    [Theory]
    [InlineData(MisfireHandlingMode.Relaxed, 1)]
    [InlineData(MisfireHandlingMode.Strict, 4)]
    [InlineData(MisfireHandlingMode.Ignorable, 0)]
    public void Missed_occurrences_are_made_up_as_told(MisfireHandlingMode mode, int expected)
    {
        rig.Recurring.AddOrUpdate<Work>("job", work => work.Note("a"), Cron.Hourly(), new RecurringJobOptions { MisfireHandling = mode });
        database.Execute($"update {rig.Schema}.recurring_job set next_at = date_trunc('hour', now()) - interval '3 hours'");
        // An occurrence within the scheduler's own interval does not count as missed; the test's clock is never that near one.
        rig.Serve(options => options.SchedulePollingInterval = TimeSpan.FromMilliseconds(100));
        Journal.Until(() => Only().NextExecution > DateTime.UtcNow, "the schedule has caught up");
        Assert.Equal(expected, database.Scalar<long>($"select count(*) from {rig.Schema}.job"));
    }

    [Fact]
    public void Occurrences_follow_the_time_zone()
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById("Asia/Kolkata");
        rig.Recurring.AddOrUpdate<Work>("job", work => work.Note("a"), Cron.Daily(12, 0), new RecurringJobOptions { TimeZone = zone });
        Assert.Equal(new TimeSpan(6, 30, 0), Only().NextExecution!.Value.TimeOfDay);
        Assert.Equal("Asia/Kolkata", Only().TimeZoneId);
    }

    [Fact]
    public void Job_whose_method_is_missing_is_stopped_with_the_reason()
    {
        rig.Recurring.AddOrUpdate<Work>("job", work => work.Note("a"), "* * * * * *");
        database.Execute($"update {rig.Schema}.recurring_job set method = 'Gone'");
        rig.Serve();
        Journal.Until(() => Only().Error is not null, "an error");
        Assert.Contains("Gone", Only().Error);
        Assert.Null(Only().NextExecution);
    }

    [Fact]
    public void Schedule_that_is_none_is_refused()
    {
        var error = Assert.Throws<ArgumentException>(() => rig.Recurring.AddOrUpdate<Work>("job", work => work.Note("a"), "61 * * * *"));
        Assert.Contains("minute", error.Message);
    }

    [Fact]
    public void Job_that_never_occurs_runs_when_triggered()
    {
        rig.Serve();
        rig.Recurring.AddOrUpdate<Work>("job", work => work.Note("a"), Cron.Never());
        Assert.Null(Only().NextExecution);
        Assert.NotNull(((IRecurringJobManagerV2)rig.Recurring).TriggerJob("job"));
        Assert.Null(((IRecurringJobManagerV2)rig.Recurring).TriggerJob("unknown"));
        rig.Journal.WaitFor("a");
    }
}
