namespace Hangfire;

/// <summary>Says that a running job should stop: its server is stopping, or it lost the lease on the job.</summary>
public interface IJobCancellationToken
{
    CancellationToken ShutdownToken { get; }

    void ThrowIfCancellationRequested();
}

public class JobCancellationToken(bool canceled) : IJobCancellationToken
{
    /// <summary>What a caller writes in place of the token that the server will give.</summary>
    public static IJobCancellationToken? Null => null;

    public CancellationToken ShutdownToken { get; } = new(canceled);

    public void ThrowIfCancellationRequested() => ShutdownToken.ThrowIfCancellationRequested();
}
