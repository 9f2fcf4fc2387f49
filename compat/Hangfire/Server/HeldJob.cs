using System.Diagnostics;
using Hangfire.PostgreSql;

namespace Hangfire.Server;

/// <summary>A job that this server has the lease on, and the token that tells the job when to stop.</summary>
internal sealed class HeldJob : IJobCancellationToken, IDisposable
{
    private readonly CancellationTokenSource cancellation = new();
    private long renewedAt;
    private volatile bool lost;
    private volatile bool finishing;

    public HeldJob(StoredJob job)
    {
        Job = job;
        ShutdownToken = cancellation.Token;
    }

    public StoredJob Job { get; }

    /// <summary>Whether somebody else has the job now, or may have.</summary>
    public bool IsLost => lost;

    public CancellationToken ShutdownToken { get; }

    public void ThrowIfCancellationRequested()
    {
        if (lost)
            throw new JobAbortedException();
        ShutdownToken.ThrowIfCancellationRequested();
    }

    /// <param name="timestamp">A moment of the stopwatch before the statement that set the lease was sent: the lease lasts longer than we think.</param>
    public void Renewed(long timestamp) => Volatile.Write(ref renewedAt, timestamp);

    public bool IsOver(TimeSpan lease) => Stopwatch.GetElapsedTime(Volatile.Read(ref renewedAt)) >= lease;

    /// <summary>From here on a change of the row is this server's own.</summary>
    public void Finishing() => finishing = true;

    /// <returns>Whether this is news.</returns>
    public bool Lose()
    {
        if (finishing || lost)
            return false;
        lost = true;
        Cancel();
        return true;
    }

    /// <summary>Callbacks of the token run on other threads, so that none of them can keep the caller from renewing leases.</summary>
    public void Cancel()
    {
        try
        {
            _ = cancellation.CancelAsync();
        }
        catch (ObjectDisposedException)
        {
            // The job has just ended.
        }
    }

    public void Dispose() => cancellation.Dispose();
}
