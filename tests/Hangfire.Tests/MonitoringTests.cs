using Flywheel.TestSupport.Postgres;
using Hangfire.States;

namespace Hangfire.Tests;

public sealed class MonitoringTests(PostgresFixture database) : IClassFixture<PostgresFixture>, IDisposable
{
    private readonly Rig rig = new(database);

    public void Dispose() => rig.Dispose();

    [Fact]
    public void Counts_and_lists_tell_every_job_in_its_state()
    {
        var scheduled = rig.Client.Schedule<Work>(work => work.Note("x"), TimeSpan.FromHours(1));
        var deleted = rig.Client.Enqueue<Work>(work => work.Note("x"));
        rig.Client.Delete(deleted);
        var waiting = rig.Client.Enqueue<Work>("other", work => work.Note("x"));
        var awaiting = rig.Client.ContinueJobWith<Work>(waiting, work => work.Note("x"));
        rig.Serve(options => options.WorkerCount = 1);
        var succeeded = rig.Client.Enqueue<Work>(work => work.Add(1, 2));
        var failed = rig.Client.Enqueue<Work>(work => work.FailOnce("bad"));
        var running = rig.Client.Enqueue<Work>(work => work.Wait("long"));
        rig.Journal.WaitFor("long started");

        var monitoring = rig.Monitoring;
        Assert.Equal(scheduled, Assert.Single(monitoring.ScheduledJobs(0, 10)).Key);
        Assert.Equal(deleted, Assert.Single(monitoring.DeletedJobs(0, 10)).Key);
        Assert.Equal(waiting, Assert.Single(monitoring.EnqueuedJobs("other", 0, 10)).Key);
        Assert.Equal(succeeded, Assert.Single(monitoring.SucceededJobs(0, 10)).Key);
        Assert.Equal(failed, Assert.Single(monitoring.FailedJobs(0, 10)).Key);
        Assert.Equal(running, Assert.Single(monitoring.ProcessingJobs(0, 10)).Key);
        Assert.Equal(running, Assert.Single(monitoring.FetchedJobs("default", 0, 10)).Key);
        Assert.Equal(monitoring.Servers()[0].Name, monitoring.ProcessingJobs(0, 1)[0].Value.ServerId);
        Assert.Equal(AwaitingState.StateName, rig.State(awaiting));
        Assert.Equal((1, 1, 1), (monitoring.ScheduledCount(), monitoring.DeletedListCount(), monitoring.EnqueuedCount("other")));
        Assert.Equal((1, 1, 1, 1), (monitoring.SucceededListCount(), monitoring.FailedCount(), monitoring.ProcessingCount(), monitoring.FetchedCount("default")));

        var statistics = monitoring.GetStatistics();
        Assert.Equal((1, 1, 1, 1), (statistics.Enqueued, statistics.Scheduled, statistics.Processing, statistics.Succeeded));
        Assert.Equal((1, 1, 1, 1, 2), (statistics.Failed, statistics.Deleted, statistics.Awaiting!.Value, statistics.Servers, statistics.Queues));
        var queue = Assert.Single(monitoring.Queues(), queue => queue.Name == "other");
        Assert.Equal(1, queue.Length);
        Assert.Equal("Note", queue.FirstJobs[0].Value.Job!.Method.Name);
    }

    [Fact]
    public void Lists_are_paged_from_the_newest_job_on()
    {
        var ids = Enumerable.Range(0, 5).Select(_ => rig.Client.Enqueue<Work>(work => work.Note("x"))).ToArray();
        foreach (var id in ids)
            rig.Client.Delete(id);
        Assert.Equal([ids[3], ids[2]], rig.Monitoring.DeletedJobs(1, 2).Select(pair => pair.Key));
    }

    [Fact]
    public void Details_of_a_job_tell_its_history()
    {
        var id = rig.Client.Enqueue<Work>(work => work.Note("x"));
        rig.Client.Delete(id);
        var details = rig.Monitoring.JobDetails(id)!;
        Assert.Equal("x", details.Job!.Args[0]);
        Assert.Equal(["Deleted", "Enqueued"], details.History.Select(entry => entry.StateName));
        Assert.Equal("default", details.History[1].Data["Queue"]);
        Assert.InRange(details.ExpireAt!.Value, DateTime.UtcNow.AddHours(23), DateTime.UtcNow.AddHours(25));
        Assert.Null(rig.Monitoring.JobDetails("987654"));
        Assert.Null(rig.Monitoring.JobDetails("no number"));
    }

    [Fact]
    public void Expired_jobs_are_removed_but_still_counted()
    {
        for (var i = 0; i < 25; i++)
            rig.Client.Delete(rig.Client.Enqueue<Work>(work => work.Note("x")));
        var kept = rig.Client.Enqueue<Work>("other", work => work.Note("x"));
        database.Execute($"update {rig.Schema}.job set expire_at = now() - interval '1 second' where expire_at is not null");
        rig.Serve();
        Journal.Until(() => rig.Monitoring.DeletedListCount() == 0, "the expired jobs are gone");
        Assert.Equal(25, rig.Monitoring.GetStatistics().Deleted);
        Assert.Equal(1, database.Scalar<long>($"select count(distinct job_id) from {rig.Schema}.state"));
        Assert.Equal(EnqueuedState.StateName, rig.State(kept));
    }
}
