namespace Flywheel.Worker.Postgres;

/// <summary>
/// Locks on files of the database's folder. The system frees them when a process ends, however it ends. <c>start.lock</c> is held while a
/// server is started or stopped, <c>users.lock</c> by everyone who uses it.
/// </summary>
internal static class FolderLock
{
    private const int WouldBlockOnLinux = 11;
    private const int WouldBlockOnMac = 35;

    private static readonly TimeSpan RetryInterval = TimeSpan.FromMilliseconds(20);

    /// <summary>Joins the users of the server.</summary>
    /// <returns>Leaves them when disposed of.</returns>
    public static IDisposable? TryShare(string file) => TryOpen(file, FileShare.Read);

    /// <summary>Takes the lock if nobody has it, alone or shared.</summary>
    public static IDisposable? TryTake(string file) => TryOpen(file, FileShare.None);

    /// <exception cref="LocalPostgresException">Somebody else held the lock for the whole time.</exception>
    public static async Task<IDisposable> TakeAsync(string file, TimeSpan timeout, CancellationToken cancellationToken)
    {
        var deadline = DateTime.UtcNow + timeout;
        while (DateTime.UtcNow < deadline)
        {
            if (TryTake(file) is { } taken)
                return taken;
            await Task.Delay(RetryInterval, cancellationToken);
        }

        throw new LocalPostgresException(
            $"Another process has been starting or stopping the database for {timeout.TotalSeconds:0} seconds.", file, "End that process, then try again.");
    }

    private static FileStream? TryOpen(string file, FileShare share)
    {
        try
        {
            return new FileStream(file, FileMode.OpenOrCreate, FileAccess.Read, share);
        }
        catch (IOException error) when (error.HResult is WouldBlockOnLinux or WouldBlockOnMac)
        {
            return null;
        }
    }
}
