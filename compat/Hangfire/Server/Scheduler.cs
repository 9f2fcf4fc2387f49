using Hangfire.PostgreSql;
using Microsoft.Extensions.Logging;

namespace Hangfire.Server;

/// <summary>What a server does by the clock: scheduled and recurring jobs, its heartbeat, the removal of expired jobs and of silent servers.</summary>
internal sealed class Scheduler
{
    private const int Batch = 100;

    /// <summary>Another server may be at work on what is due, so a due job is no reason to look without a pause.</summary>
    private static readonly TimeSpan shortestWait = TimeSpan.FromMilliseconds(10);

    private readonly AutoResetEvent wake = new(initialState: true);
    private readonly PostgreSqlStorage storage;
    private readonly BackgroundJobServerOptions options;
    private readonly string serverId;
    private readonly CancellationToken stop;
    private readonly Routine heartbeat;
    private readonly Routine serverCheck;
    private readonly Routine expiration;
    private readonly Thread thread;

    public Scheduler(PostgreSqlStorage storage, BackgroundJobServerOptions options, string serverId, ILogger logger, CancellationToken stop)
    {
        this.storage = storage;
        this.options = options;
        this.serverId = serverId;
        this.stop = stop;
        heartbeat = new Routine(options.HeartbeatInterval);
        serverCheck = new Routine(options.ServerCheckInterval);
        expiration = new Routine(storage.Options.JobExpirationCheckInterval);
        thread = ServerThread.Start("scheduler", Look, logger, stop);
    }

    /// <summary>Something was scheduled.</summary>
    public void Wake() => wake.Set();

    /// <summary>Waits until the server announces itself no more. The stop must have been asked for.</summary>
    public void Join() => thread.Join();

    private void Look()
    {
        heartbeat.RunIfDue(() => storage.Servers.Beat(serverId, options.WorkerCount, options.Queues));
        while (storage.Jobs.EnqueueDue(Batch) == Batch)
            stop.ThrowIfCancellationRequested();
        storage.Recurring.StartDue(options.SchedulePollingInterval);
        serverCheck.RunIfDue(() => storage.Servers.RemoveSilent(options.ServerTimeout));
        expiration.RunIfDue(() =>
        {
            while (storage.Jobs.RemoveExpired(storage.Options.DeleteExpiredBatchSize) == storage.Options.DeleteExpiredBatchSize)
                stop.ThrowIfCancellationRequested();
        });

        var wait = new[] { storage.Recurring.UntilNext() ?? TimeSpan.MaxValue, options.SchedulePollingInterval, heartbeat.UntilDue, serverCheck.UntilDue, expiration.UntilDue }.Min();
        WaitHandle.WaitAny([wake, stop.WaitHandle], wait > shortestWait ? wait : shortestWait);
    }

    private sealed class Routine(TimeSpan interval)
    {
        private DateTime next = DateTime.MinValue;

        public TimeSpan UntilDue => next - DateTime.UtcNow;

        public void RunIfDue(Action action)
        {
            if (DateTime.UtcNow < next)
                return;
            action();
            next = DateTime.UtcNow + interval;
        }
    }
}
