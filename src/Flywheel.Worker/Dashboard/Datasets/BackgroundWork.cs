using System.Collections.Concurrent;

namespace Flywheel.Worker.Dashboard.Datasets;

/// <summary>
/// Work that takes longer than a page may: counting, checking and comparing datasets. Each piece has a key, is done once, two at a time, and
/// its result is kept until many others came after it. Pages ask again until it is there.
/// </summary>
internal sealed class BackgroundWork(IHostApplicationLifetime lifetime, TimeProvider time, ILogger<BackgroundWork> logger) : IDisposable
{
    private const int MostKept = 100;

    private static readonly TimeSpan Failure = TimeSpan.FromSeconds(20);

    private readonly ConcurrentDictionary<string, Piece> _pieces = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim _working = new(2);

    /// <summary>How a piece of work stands; null where there is none of that key.</summary>
    public BackgroundResult<T>? Find<T>(string key)
        where T : class => _pieces.TryGetValue(key, out var piece) ? piece.Read<T>() : null;

    /// <summary>Begins a piece of work unless there is one of that key, and waits a moment for it: short work is then done at once.</summary>
    /// <param name="key">Names what comes out: with another key it would be something else.</param>
    /// <param name="patience">How long to wait for it.</param>
    /// <param name="work">The work.</param>
    public async Task<BackgroundResult<T>> GetAsync<T>(string key, TimeSpan patience, Func<CancellationToken, Task<T>> work)
        where T : class
    {
        if (_pieces.TryGetValue(key, out var old) && old.Error is not null && time.GetUtcNow() - old.EndedAt > Failure)
        {
            _pieces.TryRemove(KeyValuePair.Create(key, old));
        }

        var piece = _pieces.GetOrAdd(key, _ => new Piece(time.GetUtcNow()));
        if (piece.TryBegin())
        {
            piece.Task = Task.Run(() => DoAsync(piece, work));
            Forget();
        }

        await Task.WhenAny(piece.Task, Task.Delay(patience));
        return piece.Read<T>();
    }

    /// <summary>Forgets a result, so that the work is done anew.</summary>
    public void Remove(string key)
    {
        if (_pieces.TryGetValue(key, out var piece) && piece.EndedAt is not null)
        {
            _pieces.TryRemove(KeyValuePair.Create(key, piece));
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _working.Dispose();

    private async Task DoAsync<T>(Piece piece, Func<CancellationToken, Task<T>> work)
        where T : class
    {
        try
        {
            await _working.WaitAsync(lifetime.ApplicationStopping);
            try
            {
                piece.End(await work(lifetime.ApplicationStopping), null, time.GetUtcNow());
            }
            finally
            {
                _working.Release();
            }
        }
        catch (OperationCanceledException)
        {
            piece.End(null, "stopped with the dashboard", time.GetUtcNow());
        }
        catch (Exception e)
        {
            // Files of all sorts of makers are read here; whatever is wrong with one is told on its page.
            logger.LogWarning(e, "Work for a page failed.");
            piece.End(null, e.Message, time.GetUtcNow());
        }
    }

    private void Forget()
    {
        foreach (var (key, piece) in _pieces.Where(p => p.Value.EndedAt is not null).OrderByDescending(p => p.Value.BegunAt).Skip(MostKept))
        {
            _pieces.TryRemove(KeyValuePair.Create(key, piece));
        }
    }

    private sealed class Piece(DateTimeOffset begunAt)
    {
        private readonly Lock _gate = new();
        private object? _value;
        private int _begun;

        public DateTimeOffset BegunAt => begunAt;

        public Task Task { get; set; } = Task.CompletedTask;

        public string? Error { get; private set; }

        public DateTimeOffset? EndedAt { get; private set; }

        public bool TryBegin() => Interlocked.Exchange(ref _begun, 1) == 0;

        public void End(object? value, string? error, DateTimeOffset now)
        {
            lock (_gate)
            {
                (_value, Error, EndedAt) = (value, error, now);
            }
        }

        public BackgroundResult<T> Read<T>()
            where T : class
        {
            lock (_gate)
            {
                return new BackgroundResult<T>(EndedAt is null, _value as T, Error, EndedAt);
            }
        }
    }
}
