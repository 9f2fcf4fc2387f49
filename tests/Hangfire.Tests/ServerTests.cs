using System.Diagnostics;
using Flywheel.TestSupport.Postgres;
using Hangfire.PostgreSql;
using Hangfire.States;

namespace Hangfire.Tests;

public sealed class ServerTests(PostgresFixture database) : IClassFixture<PostgresFixture>, IDisposable
{
    private readonly Rig rig = new(database);

    public void Dispose() => rig.Dispose();

    [Fact]
    public void Five_thousand_jobs_over_three_servers_run_once_each()
    {
        const int jobs = 5000;
        using var second = rig.Neighbour();
        using var third = rig.Neighbour();
        Parallel.For(0, jobs, new ParallelOptions { MaxDegreeOfParallelism = 4 }, i => rig.Client.Enqueue<Work>(work => work.Note($"{i}")));
        foreach (var server in new[] { rig, second, third })
            server.Serve(options => options.WorkerCount = 8);
        Journal.Until(() => rig.Monitoring.SucceededListCount() == jobs, "all jobs have succeeded", seconds: 60);

        var runs = new[] { rig, second, third }.SelectMany(server => server.Journal.Entries).ToArray();
        Assert.Equal(jobs, runs.Length);
        Assert.Equal(jobs, runs.Distinct().Count());
        Assert.Equal(3 * jobs, database.Scalar<long>($"select count(*) from {rig.Schema}.state"));
    }

    [Fact]
    public void Job_of_a_killed_server_runs_again_elsewhere_once()
    {
        using var doomed = StartServerProcess();
        try
        {
            var id = rig.Client.Enqueue(() => Sleeper.Sleep(database.ConnectionString, rig.Schema));
            Journal.Until(() => Sleeper.Runs(database, rig.Schema) == 1, "the job runs in the other process");
            doomed.Kill(entireProcessTree: true);
            var killed = Stopwatch.StartNew();

            database.Execute($"update {rig.Schema}.sleeper set finish = true");
            rig.Serve();
            rig.WaitForState(id, SucceededState.StateName);
            Assert.InRange(killed.Elapsed.TotalSeconds, 0, 30);
            Assert.Equal(2, Sleeper.Runs(database, rig.Schema));
            Assert.Equal(["Enqueued", "Processing", "Processing", "Succeeded"], rig.History(id));
            Assert.Contains("lease", rig.Monitoring.JobDetails(id)!.History[1].Reason);
        }
        finally
        {
            doomed.Kill(entireProcessTree: true);
        }
    }

    [Fact]
    public void Job_much_longer_than_its_lease_runs_once()
    {
        using var second = rig.Neighbour();
        rig.Serve();
        second.Serve();
        var id = rig.Client.Enqueue<Work>(work => work.NoteLater("long", 3500));
        rig.WaitForState(id, SucceededState.StateName);
        Assert.Single(rig.Journal.Entries.Concat(second.Journal.Entries));
        Assert.Equal(["Enqueued", "Processing", "Succeeded"], rig.History(id));
    }

    [Fact]
    public async Task Leases_are_renewed_while_the_thread_pool_is_exhausted()
    {
        rig.Serve(options => options.WorkerCount = 2);
        var id = rig.Client.Enqueue<Work>(work => work.Wait("long"));
        rig.Journal.WaitFor("long started");
        using var release = new ManualResetEventSlim();
        var blocked = Enumerable.Range(0, 40).Select(_ => Task.Run(release.Wait)).ToArray();
        Thread.Sleep(2500);
        release.Set();
        await Task.WhenAll(blocked);
        rig.Journal.Gate.Set();
        rig.WaitForState(id, SucceededState.StateName);
        Assert.Equal(1, rig.Journal.Count("long started"));
    }

    [Fact]
    public void Worker_that_lost_its_lease_is_told_and_cannot_record_its_end()
    {
        rig.Serve();
        var id = rig.Client.Enqueue<Work>(work => work.Stubborn("job", CancellationToken.None));
        rig.Journal.WaitFor("job started");
        // As if another server had taken the job over.
        database.Execute($"update {rig.Schema}.job set fence = fence + 1, ready_at = now() + interval '1 hour', server = 'another'");
        rig.Journal.WaitFor("job told to stop");
        rig.Journal.Gate.Set();
        rig.Journal.WaitFor("job ended");
        Thread.Sleep(200);
        Assert.Equal(ProcessingState.StateName, rig.State(id));
        Assert.Equal("another", database.Scalar<string>($"select server from {rig.Schema}.job"));
    }

    [Fact]
    public void Stale_fence_cannot_record_an_end()
    {
        var storage = (PostgreSqlStorage)rig.Storage;
        var id = rig.Client.Enqueue<Work>(work => work.Note("a"));
        var first = Assert.Single(storage.Jobs.Claim("default", 1, "first", TimeSpan.Zero, new ProcessingState("first", DateTime.UtcNow)));
        var second = Assert.Single(storage.Jobs.Claim("default", 1, "second", TimeSpan.FromHours(1), new ProcessingState("second", DateTime.UtcNow)));
        Assert.Empty(storage.Jobs.Claim("default", 1, "third", TimeSpan.FromHours(1), new ProcessingState("third", DateTime.UtcNow)));
        var job = first.TryLoad(out _);

        Assert.Null(storage.Jobs.Finish(first, job, new SucceededState(1, 0, 0)));
        Assert.Null(storage.Jobs.Finish(first, job, new FailedState(new InvalidOperationException())));
        Assert.Empty(storage.Jobs.Renew([first], TimeSpan.FromHours(1)));
        Assert.Equal(ProcessingState.StateName, rig.State(id));
        Assert.Equal("Succeeded", storage.Jobs.Finish(second, job, new SucceededState(1, 0, 0)));
        Assert.Null(storage.Jobs.Finish(second, job, new SucceededState(1, 0, 0)));
    }

    [Fact]
    public void Deleting_a_running_job_cancels_it()
    {
        rig.Serve();
        var id = rig.Client.Enqueue<Work>(work => work.UntilCancelled("job", CancellationToken.None));
        rig.Journal.WaitFor("job started");
        Assert.True(rig.Client.Delete(id));
        rig.Journal.WaitFor("job cancelled");
        Assert.Equal(DeletedState.StateName, rig.State(id));
    }

    [Fact]
    public void Shutdown_cancels_running_jobs_and_puts_them_back()
    {
        var server = rig.Serve();
        var id = rig.Client.Enqueue<Work>("default", work => work.UntilCancelled("job", CancellationToken.None));
        rig.Journal.WaitFor("job started");
        var stopping = Stopwatch.StartNew();
        server.Dispose();
        Assert.InRange(stopping.Elapsed.TotalSeconds, 0, 15);
        Assert.Equal(EnqueuedState.StateName, rig.State(id));
        Assert.Empty(rig.Monitoring.Servers());

        rig.Serve();
        rig.Journal.WaitFor("job started", times: 2, seconds: 1);
    }

    [Fact]
    public void Shutdown_lets_jobs_end_that_do_so_within_the_stop_timeout()
    {
        var server = rig.Serve(options => options.StopTimeout = TimeSpan.FromSeconds(5));
        var id = rig.Client.Enqueue<Work>(work => work.NoteLater("done", 300));
        Journal.Until(() => rig.State(id) == ProcessingState.StateName, "the job runs");
        server.Dispose();
        Assert.Equal(SucceededState.StateName, rig.State(id));
    }

    [Fact]
    public void Job_that_ignores_the_shutdown_keeps_its_lease()
    {
        var server = rig.Serve(options => options.ShutdownTimeout = TimeSpan.FromSeconds(0.2));
        var id = rig.Client.Enqueue<Work>(work => work.Stubborn("job", CancellationToken.None));
        rig.Journal.WaitFor("job started");
        server.Dispose();
        using var second = rig.Neighbour();
        second.Serve();
        Thread.Sleep(2 * Rig.ShortLease);
        Assert.Empty(second.Journal.Entries);

        rig.Journal.Gate.Set();
        rig.WaitForState(id, SucceededState.StateName);
    }

    [Fact]
    public void Stopping_server_takes_no_more_jobs()
    {
        var server = rig.Serve();
        server.Dispose();
        var id = rig.Client.Enqueue<Work>(work => work.Note("a"));
        Thread.Sleep(300);
        Assert.Equal(EnqueuedState.StateName, rig.State(id));
    }

    [Fact]
    public void Servers_are_listed_until_they_stop_or_fall_silent()
    {
        var server = rig.Serve(options => (options.ServerName, options.Queues) = ("alpha", ["critical", "default"]));
        Journal.Until(() => rig.Monitoring.Servers().Count == 1, "the server is listed");
        var listed = rig.Monitoring.Servers()[0];
        Assert.StartsWith($"alpha:{Environment.ProcessId}:", listed.Name);
        Assert.Equal(["critical", "default"], listed.Queues);
        Assert.Equal(4, listed.WorkersCount);

        database.Execute($"insert into {rig.Schema}.server (id, workers, queues, heartbeat) values ('silent', 1, '{{}}', now() - interval '1 day')");
        server.Dispose();
        rig.Serve(options => options.ServerTimeout = TimeSpan.FromMinutes(1));
        Journal.Until(() => rig.Monitoring.Servers() is [var one] && one.Name != "silent", "only the living server is listed");
    }

    [Fact]
    public void Throughput_is_above_a_thousand_small_jobs_a_second()
    {
        const int jobs = 3000;
        Parallel.For(0, jobs, new ParallelOptions { MaxDegreeOfParallelism = 4 }, _ => rig.Client.Enqueue<Work>(work => work.Note("a")));
        var running = Stopwatch.StartNew();
        rig.Serve(options => options.WorkerCount = 10);
        rig.Journal.WaitFor("a", jobs, seconds: 30);
        // Half the target, since other tests run at the same time.
        Assert.InRange(jobs / running.Elapsed.TotalSeconds, 50, double.MaxValue);
    }

    private Process StartServerProcess()
    {
        Sleeper.Prepare(database, rig.Schema);
        _ = rig.Storage;
        return Process.Start("dotnet", [typeof(ServerTests).Assembly.Location, database.ConnectionString, rig.Schema])!;
    }
}
