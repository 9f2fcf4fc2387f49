using System.Diagnostics;
using Flywheel.Knowledge.Random;
using Flywheel.Knowledge.Storage;
using Flywheel.TestSupport.Runs;
using Flywheel.Worker.Hosting;
using Microsoft.EntityFrameworkCore;

namespace Flywheel.Worker.Tests.Runs;

/// <summary>Real worker processes over a real server, killed at moments that a seed decides.</summary>
[Collection(GrowthCollection.Name)]
public sealed class ResilienceTests(UndisturbedRun undisturbed) : IDisposable
{
    private readonly WorkerProcesses _workers = new();

    public void Dispose() => _workers.Dispose();

    [Fact]
    public async Task Worker_killed_again_and_again_neither_loses_nor_doubles_anything()
    {
        var random = SeededRandom.For(21);
        for (var kill = 0; kill < 3; kill++)
        {
            using var worker = _workers.Grow(Growth.Small);
            await AcceptedAsync(worker, 10 + (25 * kill));
            await Task.Delay(random.Next(600));
            worker.Kill();
            await worker.WaitForExitAsync();
        }

        Assert.Equal(0, await EndAsync(_workers.Grow(Growth.Small)));
        Assert.Equal(undisturbed.Content, await ContentAsync());
    }

    [Fact]
    public async Task Postgres_killed_in_mid_run_is_started_again_and_the_run_goes_on()
    {
        var random = SeededRandom.For(22);
        using var worker = _workers.Grow(Growth.Small);
        for (var kill = 0; kill < 2; kill++)
        {
            await AcceptedAsync(worker, 1 + (40 * kill));
            await Task.Delay(random.Next(600));
            _workers.KillPostgres();
        }

        Assert.Equal(0, await EndAsync(worker));
        Assert.Equal(undisturbed.Content, await ContentAsync());
    }

    [Fact]
    public async Task Second_worker_process_joins_and_changes_nothing()
    {
        using var worker = _workers.Grow(Growth.Small);
        // Stopped meanwhile, lest the run be over before the other has started.
        await ReachedAsync(worker, _workers.Accepted, 1, "STOP");
        using var helper = _workers.Start("worker", "--workers", "1");
        await SaysAsync(helper, "Joined test-run");
        WorkerProcesses.Signal(worker, "CONT");
        Assert.Equal(0, await EndAsync(worker));
        WorkerProcesses.Signal(helper, "TERM");
        Assert.Equal(0, await EndAsync(helper));
        Assert.Equal(undisturbed.Content, await ContentAsync());
    }

    [Fact]
    public async Task Process_that_stood_still_for_longer_than_its_lease_does_no_harm()
    {
        using var sleeper = _workers.Grow(Growth.Small);
        await ReachedAsync(sleeper, _workers.Accepted, 1, "STOP");
        using var other = _workers.Grow(Growth.Small);
        await Task.Delay(TimeSpan.FromSeconds(13));
        WorkerProcesses.Signal(sleeper, "CONT");
        var codes = await Task.WhenAll(EndAsync(sleeper), EndAsync(other));
        Assert.All(codes, code => Assert.Equal(0, code));
        Assert.Equal(undisturbed.Content, await ContentAsync());
    }

    [Fact]
    public async Task Interrupt_pauses_with_130_and_the_same_command_resumes()
    {
        using (var worker = _workers.Grow(Growth.Small))
        {
            await ReachedAsync(worker, _workers.Written, 1, "INT");
            Assert.Equal(130, await EndAsync(worker));
            Assert.Contains("Paused. The same command resumes it.", _workers.OutputOf(worker));
        }

        Assert.Equal(RunState.Paused, await StateAsync());
        Assert.Equal(0, await EndAsync(_workers.Grow(Growth.Small)));
        Assert.Equal(undisturbed.Content, await ContentAsync());
    }

    /// <summary>Waits until the run has so many accepted problems, or is over.</summary>
    private Task AcceptedAsync(Process worker, long count) => ReachedAsync(worker, _workers.Accepted, count);

    /// <summary>Waits until the run has come so far, or is over, and sends the signal at once: on a thread of its own, since the pool's may be busy for as long as the run lasts.</summary>
    private Task ReachedAsync(Process worker, Func<long> read, long count, string? signal = null) => Task.Factory.StartNew(
        () =>
        {
            var deadline = DateTime.UtcNow.AddMinutes(2);
            while (!worker.HasExited && read() < count)
            {
                Assert.True(DateTime.UtcNow < deadline, $"The run did not get on: {_workers.OutputOf(worker)}");
                Thread.Sleep(20);
            }

            if (signal is not null)
            {
                WorkerProcesses.Signal(worker, signal);
            }
        },
        CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);

    /// <summary>Waits until a worker has printed a text.</summary>
    private async Task SaysAsync(Process worker, string text)
    {
        var deadline = DateTime.UtcNow.AddMinutes(2);
        while (!_workers.OutputOf(worker).Contains(text, StringComparison.Ordinal))
        {
            Assert.False(worker.HasExited, $"The worker ended: {_workers.OutputOf(worker)}");
            Assert.True(DateTime.UtcNow < deadline, $"The worker did not say so: {_workers.OutputOf(worker)}");
            await Task.Delay(50);
        }
    }

    private async Task<int> EndAsync(Process worker)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(3));
        try
        {
            await worker.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            Assert.Fail($"The worker did not end: {_workers.OutputOf(worker)}");
        }

        return worker.ExitCode;
    }

    private async Task<string[]> ContentAsync()
    {
        await using var session = await DatabaseSession.OpenAsync(_workers.Settings, CancellationToken.None);
        await using var context = session.CreateContext();
        return await RunContent.ReadAsync(context, Growth.Run);
    }

    private async Task<RunState> StateAsync()
    {
        await using var session = await DatabaseSession.OpenAsync(_workers.Settings, CancellationToken.None);
        await using var context = session.CreateContext();
        return (await context.Runs.SingleAsync()).State;
    }
}
