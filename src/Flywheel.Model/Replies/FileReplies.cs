using System.Collections.Concurrent;

namespace Flywheel.Model.Replies;

/// <summary>Keeps replies in a file; see <see cref="JsonLog{T}"/>. Thread-safe.</summary>
public sealed class FileReplies : IReplyStore, IDisposable
{
    private readonly ConcurrentDictionary<string, StoredReply> _replies = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<StoredReply> _all = new();
    private JsonLog<StoredReply>? _log;

    private FileReplies()
    {
    }

    /// <summary>Everything kept, failures included, in the order of writing.</summary>
    public IReadOnlyCollection<StoredReply> All => _all;

    /// <summary>Opens a file, or makes it.</summary>
    /// <exception cref="IOException">The file cannot be read or written, another process has it, or a line that is not the last is damaged.</exception>
    public static async Task<FileReplies> OpenAsync(string path, CancellationToken cancellationToken)
    {
        var replies = new FileReplies();
        replies._log = await JsonLog<StoredReply>.OpenAsync(path, replies.Remember, cancellationToken);
        return replies;
    }

    /// <inheritdoc />
    public Task<StoredReply?> FindAsync(string key, CancellationToken cancellationToken) => Task.FromResult(_replies.GetValueOrDefault(key));

    /// <inheritdoc />
    public async Task AddAsync(StoredReply reply, CancellationToken cancellationToken)
    {
        await _log!.AddAsync(reply, cancellationToken);
        Remember(reply);
    }

    /// <inheritdoc />
    public void Dispose() => _log?.Dispose();

    private void Remember(StoredReply reply)
    {
        _all.Enqueue(reply);
        if (reply.Text is not null)
        {
            _replies.TryAdd(reply.Key, reply);
        }
    }
}
