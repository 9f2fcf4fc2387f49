using Flywheel.Knowledge.Storage;
using Flywheel.Model.Chat;
using Flywheel.Synthesis.Plans;
using Flywheel.Worker.Hosting;
using Flywheel.Worker.Jobs;
using Flywheel.Worker.Runs;
using Flywheel.Worker.Tests.Runs;
using Hangfire.States;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Flywheel.Worker.Tests.Jobs;

public sealed class BatchJobTests : IAsyncLifetime
{
    private readonly Growth _growth = new();
    private readonly RecordingJobClient _jobs = new();
    private DatabaseSession _session = null!;
    private BatchDispatcher _dispatcher = null!;
    private BatchServices _services = null!;
    private int _done;

    public async Task InitializeAsync()
    {
        _session = await _growth.OpenAsync();
        _dispatcher = new BatchDispatcher(_session.Source, _jobs, TimeProvider.System);
        var settings = new RunSettings { Author = "rules 1", Knowledge = "k", Plan = "p" };
        var coordinator = new RunCoordinator(_session.Source, _dispatcher, TimeProvider.System);
        await coordinator.StartAsync("r", settings, new RunPlan([new PlanCell("Algebra", "bar-chart", 0, 70, 100)], null), acceptNewCode: false, CancellationToken.None);
        await using var context = _session.CreateContext();
        _services = new BatchServices(_session.Source, _dispatcher, [WorkQueue.Of(await context.Runs.SingleAsync())], TimeProvider.System);
    }

    public async Task DisposeAsync()
    {
        await _session.DisposeAsync();
        _growth.Dispose();
    }

    [Fact]
    public async Task Start_enqueues_a_job_for_every_batch_in_the_queue_of_the_runs_version()
    {
        Assert.Equal(2, await CountAsync());
        Assert.Equal([0, 1], _jobs.Created.Select(j => (int)j.Job.Args[2]!));
        Assert.All(_jobs.Created, j => Assert.Equal((nameof(AuthorJob), _services.Queues[0].Name), (j.Job.Type.Name, j.Job.Queue)));
    }

    [Fact]
    public async Task Batch_started_again_is_done_once()
    {
        await RunAsync();
        await RunAsync();
        Assert.Equal(1, _done);
        Assert.Equal((BatchState.Finished, 1), await BatchAsync());
    }

    [Fact]
    public async Task Batch_that_another_worker_holds_is_looked_at_again_later()
    {
        var (entered, leave) = (new TaskCompletionSource(), new TaskCompletionSource());
        var first = RunAsync(async () =>
        {
            entered.SetResult();
            await leave.Task;
        });
        await entered.Task;
        await RunAsync();
        Assert.Equal(0, _done);
        Assert.Single(_jobs.Created, j => j.State is ScheduledState);
        leave.SetResult();
        await first;
        Assert.Equal((BatchState.Finished, 1), await BatchAsync());
    }

    [Fact]
    public async Task Failed_work_leaves_nothing_behind_but_the_attempt()
    {
        await Assert.ThrowsAsync<InvalidOperationException>(() => RunAsync(() => throw new InvalidOperationException("broken")));
        Assert.Equal((BatchState.Started, 1), await BatchAsync());
        Assert.Equal(0L, _growth.Postgres.Scalar<long>("select count(*) from flywheel.ledger where event = 'worked'"));
    }

    [Fact]
    public async Task Run_fails_with_the_reason_after_the_last_attempt()
    {
        for (var attempt = 0; attempt < BatchJob.MaximumAttempts; attempt++)
        {
            await Assert.ThrowsAsync<InvalidOperationException>(() => RunAsync(() => throw new InvalidOperationException("broken")));
        }

        await using var context = _session.CreateContext();
        var run = await context.Runs.SingleAsync();
        Assert.Equal(RunState.Failed, run.State);
        Assert.Contains("failed 5 times: broken", run.Reason);
    }

    [Fact]
    public async Task Trouble_with_the_database_never_fails_a_run()
    {
        for (var attempt = 0; attempt < 2 * BatchJob.MaximumAttempts; attempt++)
        {
            await Assert.ThrowsAsync<NpgsqlException>(() => RunAsync(() => throw new NpgsqlException("gone", new IOException("reset"))));
        }

        Assert.Equal((BatchState.Started, 0), await BatchAsync());
    }

    [Fact]
    public async Task Connection_that_breaks_in_the_middle_leaves_the_batch_to_the_next_attempt()
    {
        var error = await Assert.ThrowsAnyAsync<Exception>(() => RunAsync(() =>
        {
            _growth.Postgres.Execute("select pg_terminate_backend(pid) from pg_stat_activity where state = 'idle in transaction'");
            return Task.CompletedTask;
        }));
        Assert.True(DatabaseTrouble.IsPassing(error), error.ToString());
        await RunAsync();
        Assert.Equal((BatchState.Finished, 1), await BatchAsync());
    }

    [Theory]
    [InlineData("update flywheel.runs set state = 'Paused'")]
    [InlineData("update flywheel.runs set state = 'Cancelled'")]
    [InlineData("update flywheel.runs set request = 'Pause'")]
    [InlineData("""update flywheel.runs set code_versions = '{"Flywheel.Synthesis": "other"}'""")]
    public async Task Batch_of_a_run_that_does_not_go_on_here_is_left_alone(string change)
    {
        _growth.Postgres.Execute(change);
        await RunAsync();
        Assert.Equal(0, _done);
        Assert.Equal((BatchState.Started, 0), await BatchAsync());
    }

    [Fact]
    public async Task Batch_is_enqueued_again_only_when_its_job_seems_to_be_lost()
    {
        var before = _jobs.Created.Length;
        await _dispatcher.ContinueAsync("r", CancellationToken.None);
        Assert.Equal(before, _jobs.Created.Length);
        _growth.Postgres.Execute("update flywheel.batches set started_at = now() - interval '1 hour' where batch_index = 1");
        await _dispatcher.ContinueAsync("r", CancellationToken.None);
        Assert.Equal(1, Assert.Single(_jobs.Created[before..]).Job.Args[2]);
        await _dispatcher.ContinueAsync("r", CancellationToken.None);
        Assert.Equal(before + 1, _jobs.Created.Length);
    }

    [Fact]
    public async Task Recovery_does_not_wait_for_batches_that_are_being_done()
    {
        var before = _jobs.Created.Length;
        await RunAsync(() => _dispatcher.RecoverAsync("r", CancellationToken.None));
        Assert.Equal([1], _jobs.Created[before..].Where(j => j.State is EnqueuedState).Select(j => (int)j.Job.Args[2]!));
    }

    [Fact]
    public async Task Batch_that_is_away_with_a_model_is_left_as_it_was_when_its_run_is_paused()
    {
        var (entered, cancelled) = (new TaskCompletionSource(), false);
        var job = new AwayJob(_services, async token =>
        {
            entered.SetResult();
            await Task.Delay(Timeout.Infinite, token).ContinueWith(t => cancelled = t.IsCanceled, TaskScheduler.Default);
            token.ThrowIfCancellationRequested();
            return 0;
        }).RunAsync("r", 0, 0, CancellationToken.None);
        await entered.Task;
        _growth.Postgres.Execute("update flywheel.runs set state = 'Paused'");
        await job.WaitAsync(TimeSpan.FromMinutes(1));
        Assert.True(cancelled);
        Assert.Equal((BatchState.Started, 0), await BatchAsync());
    }

    [Fact]
    public async Task Batch_whose_model_is_away_pauses_the_run_after_the_last_attempt_and_waits_for_it()
    {
        for (var attempt = 0; attempt < BatchJob.MaximumAttempts; attempt++)
        {
            await Assert.ThrowsAsync<GenerationException>(() => RunAsync(() => throw new GenerationException(GenerationFailure.Unavailable, "gone")));
        }

        await using var context = _session.CreateContext();
        var run = await context.Runs.SingleAsync();
        Assert.Equal((RunState.Paused, "The model is away: gone"), (run.State, run.Reason));
        Assert.Equal((BatchState.Queued, 0), await BatchAsync());
    }

    [Fact]
    public async Task Batches_of_a_run_with_a_model_wait_longer_before_their_job_is_taken_for_lost()
    {
        _growth.Postgres.Execute("""update flywheel.runs set settings = settings || '{"model": {"name": "m", "prompts": {}, "embedding": "built-in"}}'""");
        var before = _jobs.Created.Length;
        await ContinueAfterAsync("5 minutes");
        Assert.Equal(before, _jobs.Created.Length);
        await ContinueAfterAsync("15 minutes");
        Assert.Equal(before + 2, _jobs.Created.Length);

        Task ContinueAfterAsync(string time)
        {
            _growth.Postgres.Execute($"update flywheel.batches set started_at = now() - interval '{time}'");
            return _dispatcher.ContinueAsync("r", CancellationToken.None);
        }
    }

    private Task RunAsync(Func<Task>? work = null) => new ScriptedJob(_services, async context =>
    {
        context.Ledger.Add(new LedgerRow { RunId = "r", Event = "worked", Actor = "test", CodeVersion = "test", At = TimeProvider.System.GetUtcNow() });
        await context.SaveChangesAsync();
        await (work?.Invoke() ?? Task.CompletedTask);
        Interlocked.Add(ref _done, work is null ? 1 : 0);
    }).RunAsync("r", 0, 0, CancellationToken.None);

    private async Task<(BatchState State, int Attempts)> BatchAsync()
    {
        await using var context = _session.CreateContext();
        var batch = await context.Batches.AsNoTracking().SingleAsync(b => b.Stage == Stages.Author && b.BatchIndex == 0);
        return (batch.State, batch.Attempts);
    }

    private async Task<int> CountAsync()
    {
        await using var context = _session.CreateContext();
        return await context.Batches.CountAsync();
    }

    private sealed class AwayJob(BatchServices services, Func<CancellationToken, Task<int>> work) : BatchJob(services)
    {
        protected override string Stage => Stages.Author;

        public Task RunAsync(string run, int wave, int batch, CancellationToken cancellationToken) => RunBatchAsync(run, wave, batch, cancellationToken);

        protected override Task WorkAsync(FlywheelDbContext context, RunRow run, BatchRow batch, CancellationToken cancellationToken) => AwayAsync(context, run, work, cancellationToken);
    }

    private sealed class ScriptedJob(BatchServices services, Func<FlywheelDbContext, Task> work) : BatchJob(services)
    {
        protected override string Stage => Stages.Author;

        public Task RunAsync(string run, int wave, int batch, CancellationToken cancellationToken) => RunBatchAsync(run, wave, batch, cancellationToken);

        protected override Task WorkAsync(FlywheelDbContext context, RunRow run, BatchRow batch, CancellationToken cancellationToken) => work(context);
    }
}
