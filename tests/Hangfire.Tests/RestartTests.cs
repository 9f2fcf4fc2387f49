using Flywheel.TestSupport.Postgres;
using Hangfire.States;

namespace Hangfire.Tests;

public sealed class RestartTests : IDisposable
{
    private readonly PostgresCluster cluster = new();
    private readonly Rig rig;

    public RestartTests()
    {
        rig = new Rig(cluster.ConnectionString("postgres"), options => options.InvisibilityTimeout = TimeSpan.FromSeconds(3));
    }

    public void Dispose()
    {
        rig.Dispose();
        cluster.Dispose();
    }

    [Fact]
    public void Servers_go_on_after_Postgres_crashed_and_came_back()
    {
        const int jobs = 300;
        using var second = rig.Neighbour();
        for (var i = 0; i < jobs; i++)
            rig.Client.Enqueue<Work>(work => work.NoteLater($"{i}", 10));
        var longJob = rig.Client.Enqueue<Work>("default", work => work.NoteLater("long", 2500));
        rig.Serve(options => options.WorkerCount = 4);
        second.Serve(options => options.WorkerCount = 4);
        Journal.Until(() => rig.Journal.Entries.Count > 20, "work has begun");

        cluster.Crash();
        Thread.Sleep(300);
        cluster.Start();

        Journal.Until(() => rig.Monitoring.SucceededListCount() == jobs + 1, "all jobs have succeeded", seconds: 60);
        var runs = rig.Journal.Entries.Concat(second.Journal.Entries).ToArray();
        Assert.Equal(jobs + 1, runs.Length);
        Assert.Equal(jobs + 1, runs.Distinct().Count());
        Assert.Equal(SucceededState.StateName, rig.State(longJob));
    }

    [Fact]
    public void Job_is_told_to_stop_before_its_lease_ends_unrenewed()
    {
        rig.Serve();
        var id = rig.Client.Enqueue<Work>(work => work.UntilSignalled("job", CancellationToken.None));
        rig.Journal.WaitFor("job started");
        cluster.Crash();
        // The last renewal was before the crash, so the lease ends within 3 s from here; the rest is for a machine that is slow to wake threads.
        rig.Journal.WaitFor("job cancelled", seconds: 4);
        cluster.Start();
        rig.WaitForState(id, ProcessingState.StateName);
        rig.Journal.WaitFor("job started", times: 2);
    }

    [Fact]
    public async Task Client_waits_for_a_Postgres_that_restarts()
    {
        rig.Client.Enqueue<Work>(work => work.Note("before"));
        cluster.Crash();
        var restart = Task.Run(() =>
        {
            Thread.Sleep(500);
            cluster.Start();
        });
        rig.Client.Enqueue<Work>(work => work.Note("after"));
        await restart;
        rig.Serve();
        rig.Journal.WaitFor("after");
    }
}
