namespace Flywheel.Model.Replies;

/// <summary>Keeps what a model wrote, from the moment it was written. Thread-safe.</summary>
public interface IReplyStore
{
    /// <summary>The first reply to a request; null where none was kept. Failures are not found: their requests are made again.</summary>
    Task<StoredReply?> FindAsync(string key, CancellationToken cancellationToken);

    /// <summary>Keeps a reply or a failure; it is safe when this returns.</summary>
    Task AddAsync(StoredReply reply, CancellationToken cancellationToken);
}
