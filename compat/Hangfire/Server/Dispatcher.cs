using System.Diagnostics;
using Hangfire.PostgreSql;
using Hangfire.States;
using Microsoft.Extensions.Logging;

namespace Hangfire.Server;

/// <summary>Takes jobs for the workers that are free, several in one statement.</summary>
internal sealed class Dispatcher
{
    private readonly AutoResetEvent wake = new(initialState: false);
    private readonly JobTable jobs;
    private readonly LeaseKeeper keeper;
    private readonly WorkerPool workers;
    private readonly string serverId;
    private readonly string[] queues;
    private readonly TimeSpan lease;
    private readonly TimeSpan idleWait;
    private readonly CancellationToken stop;
    private readonly Thread thread;

    /// <summary>Whether jobs may be waiting for a worker to come free; if not, a free worker is no reason to look.</summary>
    private volatile bool mayBeMore = true;

    public Dispatcher(
        JobTable jobs, PostgreSqlStorageOptions storage, BackgroundJobServerOptions options, string serverId, LeaseKeeper keeper, Func<Dispatcher, WorkerPool> workers,
        ILogger logger, CancellationToken stop)
    {
        this.jobs = jobs;
        this.keeper = keeper;
        this.serverId = serverId;
        this.stop = stop;
        queues = options.Queues;
        lease = storage.InvisibilityTimeout;
        // A notification tells of new jobs, but nothing tells of a lease that has ended.
        idleWait = TimeSpan.FromTicks(Math.Min(storage.QueuePollInterval.Ticks, lease.Ticks / 5));
        this.workers = workers(this);
        thread = ServerThread.Start("dispatcher", Dispatch, logger, stop);
    }

    /// <summary>New jobs may be there.</summary>
    public void Wake() => wake.Set();

    public void WorkerFreed()
    {
        if (mayBeMore)
            wake.Set();
    }

    /// <summary>Waits until no further job will be taken. The stop must have been asked for.</summary>
    public void Join()
    {
        wake.Set();
        thread.Join();
    }

    private void Dispatch()
    {
        mayBeMore = true;
        var free = workers.Free;
        var taken = 0;
        foreach (var queue in queues)
        {
            if (taken < free && !stop.IsCancellationRequested)
                taken += Take(queue, free - taken);
        }

        mayBeMore = taken == free;
        if (taken == 0 || !mayBeMore)
            WaitHandle.WaitAny([wake, stop.WaitHandle], idleWait);
    }

    private int Take(string queue, int count)
    {
        var sentAt = Stopwatch.GetTimestamp();
        var claimed = jobs.Claim(queue, count, serverId, lease, new ProcessingState(serverId, DateTime.UtcNow));
        foreach (var job in claimed)
            workers.Start(keeper.Hold(job, sentAt));
        return claimed.Count;
    }
}
