using System.Collections.Concurrent;
using System.Diagnostics;
using Hangfire.PostgreSql;
using Microsoft.Extensions.Logging;

namespace Hangfire.Server;

/// <summary>
/// Renews the leases on the jobs that run here, on a thread of its own that no busy thread pool can starve. Another thread watches the clock:
/// where the database could not be reached for a whole lease, jobs are told to stop just before another server may take them.
/// </summary>
internal sealed class LeaseKeeper
{
    private const int RenewalsInALease = 5;
    private const int LooksInALease = 25;

    private readonly ConcurrentDictionary<HeldJob, bool> held = new();
    private readonly JobTable jobs;
    private readonly TimeSpan lease;
    private readonly ILogger logger;
    private readonly CancellationToken stop;

    public LeaseKeeper(JobTable jobs, TimeSpan lease, ILogger logger, CancellationToken stop)
    {
        this.jobs = jobs;
        this.lease = lease;
        this.logger = logger;
        this.stop = stop;
        ServerThread.Start("lease renewal", Renew, logger, stop);
        ServerThread.Start("lease watch", Watch, logger, stop);
    }

    public HeldJob Hold(StoredJob job, long claimedAt)
    {
        var heldJob = new HeldJob(job);
        heldJob.Renewed(claimedAt);
        held[heldJob] = true;
        return heldJob;
    }

    public void Release(HeldJob job)
    {
        held.TryRemove(job, out _);
        job.Dispose();
    }

    public void CancelAll()
    {
        foreach (var job in held.Keys)
            job.Cancel();
    }

    private void Renew()
    {
        stop.WaitHandle.WaitOne(lease / RenewalsInALease);
        var running = held.Keys.ToArray();
        if (running.Length == 0)
            return;

        var sentAt = Stopwatch.GetTimestamp();
        var kept = jobs.Renew([.. running.Select(job => job.Job)], lease);
        foreach (var job in running)
        {
            if (kept.Contains(job.Job.Id))
                job.Renewed(sentAt);
            else if (held.ContainsKey(job) && job.Lose())
                logger.LogWarning("Job {Job} is no longer this server's: its state was changed, or its lease had ended. It is told to stop, and its end will not be recorded.", job.Job.Id);
        }
    }

    private void Watch()
    {
        stop.WaitHandle.WaitOne(lease / LooksInALease);
        // One look less than the lease: the jobs shall know before the others do.
        var limit = lease - (lease / LooksInALease);
        foreach (var job in held.Keys)
        {
            if (job.IsOver(limit) && !job.ShutdownToken.IsCancellationRequested)
            {
                logger.LogWarning("The lease on job {Job} could not be renewed for {Lease}. The job is told to stop.", job.Job.Id, lease);
                job.Cancel();
            }
        }
    }
}
