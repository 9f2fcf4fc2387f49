using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;

namespace Flywheel.Worker.Dashboard.Readings;

/// <summary>
/// What takes longer to read than a page may take: counts over a large run, the state of a graphics card, what two datasets do not share. Each is
/// read in the background by one reader at a time, however many pages ask, and kept; a page gets what is there, and asks again a little later
/// for what is not.
/// </summary>
/// <remarks>A reading that takes long is made anew less often, so that readings never take more than a small part of the database's time.</remarks>
internal sealed class BackgroundReadings(TimeProvider time, ILogger<BackgroundReadings> log) : IAsyncDisposable
{
    /// <summary>How long a page waits for a reading unless it says otherwise.</summary>
    private static readonly TimeSpan ShortPatience = TimeSpan.FromMilliseconds(40);

    /// <summary>What failed is tried again after this long at the latest.</summary>
    private static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(20);

    /// <summary>A reading that took a second is kept for this many seconds at least.</summary>
    private const int RestPerWork = 15;

    /// <summary>Readings that are kept; those asked for least recently go first.</summary>
    private const int Most = 200;

    private readonly ConcurrentDictionary<string, Entry> _entries = new(StringComparer.Ordinal);
    private readonly CancellationTokenSource _stop = new();

    /// <summary>A reading. Where it is due, whoever asks first waits a moment for it, and others take what is there.</summary>
    /// <param name="name">What is read: under another name it would be something else.</param>
    /// <param name="fresh">How long it is good; <see cref="TimeSpan.MaxValue"/> for ever.</param>
    /// <param name="read">Reads it; runs beside the request, and after it if need be.</param>
    /// <param name="cancellationToken">Ends the waiting, not the reading.</param>
    /// <param name="patience">How long to wait while there is nothing yet, <see cref="Timeout.InfiniteTimeSpan"/> until there is; null for a moment.</param>
    public async Task<Reading<T>> GetAsync<T>(string name, TimeSpan fresh, Func<CancellationToken, Task<T>> read, CancellationToken cancellationToken, TimeSpan? patience = null)
        where T : class
    {
        var entry = _entries.GetOrAdd(name, _ => new Entry());
        entry.AskedAt = time.GetTimestamp();
        var isFirst = entry.TryBegin(time, fresh, () => Task.Run(() => ReadAsync(name, entry, read), CancellationToken.None));
        if (entry.Running is { } running && (isFirst || entry.Value is null))
        {
            await Task.WhenAny(running, Task.Delay(entry.Value is null ? patience ?? ShortPatience : ShortPatience, cancellationToken));
            cancellationToken.ThrowIfCancellationRequested();
        }

        if (isFirst)
        {
            Forget();
        }

        return entry.Look<T>();
    }

    /// <summary>As <see cref="GetAsync"/>, for those who need not know why there is nothing.</summary>
    /// <returns>The newest reading; null while there is none.</returns>
    public async Task<T?> ValueAsync<T>(string name, TimeSpan fresh, Func<CancellationToken, Task<T>> read, CancellationToken cancellationToken)
        where T : class => (await GetAsync(name, fresh, read, cancellationToken)).Value;

    /// <summary>What is there, without reading anything; null for a name that nobody has asked for.</summary>
    public Reading<T>? Find<T>(string name)
        where T : class => _entries.TryGetValue(name, out var entry) ? entry.Look<T>() : null;

    /// <summary>Forgets what was read, so that it is read anew.</summary>
    public void Remove(string name)
    {
        if (_entries.TryGetValue(name, out var entry) && entry.Running is null)
        {
            _entries.TryRemove(KeyValuePair.Create(name, entry));
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await Task.WhenAll(_entries.Values.Select(entry => entry.Running ?? Task.CompletedTask));
        _stop.Dispose();
    }

    [SuppressMessage("Design", "CA1031", Justification = "Whatever a reading fails with, the page says that it is missing and the log why.")]
    private async Task ReadAsync<T>(string name, Entry entry, Func<CancellationToken, Task<T>> read)
        where T : class
    {
        var started = time.GetTimestamp();
        T? value = null;
        Exception? failure = null;
        try
        {
            value = await read(_stop.Token);
        }
        catch (Exception e) when (_stop.IsCancellationRequested)
        {
            // The dashboard closes: nobody waits for the answer, and what reads it may be gone already.
            failure = e;
        }
        catch (Exception e)
        {
            log.LogWarning(e, "{Reading} could not be read.", name);
            failure = e;
        }

        entry.End(time, value, failure, time.GetElapsedTime(started));
    }

    private void Forget()
    {
        if (_entries.Count <= Most)
        {
            return;
        }

        foreach (var old in _entries.Where(e => e.Value.Running is null).OrderBy(e => e.Value.AskedAt).Take(Most / 2))
        {
            _entries.TryRemove(old);
        }
    }

    private sealed class Entry
    {
        private readonly Lock _lock = new();
        private object? _value;
        private Exception? _failure;
        private DateTimeOffset? _at;
        private long _readAt;
        private TimeSpan _cost;
        private Task? _running;

        public long AskedAt { get; set; }

        public object? Value
        {
            get
            {
                lock (_lock)
                {
                    return _value;
                }
            }
        }

        public Task? Running
        {
            get
            {
                lock (_lock)
                {
                    return _running;
                }
            }
        }

        /// <returns>Whether the reading was due, and this call began it.</returns>
        public bool TryBegin(TimeProvider time, TimeSpan fresh, Func<Task> read)
        {
            lock (_lock)
            {
                if (_running is not null || (_at is not null && time.GetElapsedTime(_readAt) <= KeptFor(fresh)))
                {
                    return false;
                }

                _running = read();
                return true;
            }
        }

        public void End(TimeProvider time, object? value, Exception? failure, TimeSpan cost)
        {
            lock (_lock)
            {
                (_value, _failure, _at, _readAt, _cost, _running) = (value ?? _value, failure, time.GetUtcNow(), time.GetTimestamp(), cost, null);
            }
        }

        public Reading<T> Look<T>()
            where T : class
        {
            lock (_lock)
            {
                return new Reading<T>((T?)_value, _failure, _running is not null, _at);
            }
        }

        private TimeSpan KeptFor(TimeSpan fresh)
        {
            var wanted = _failure is not null && fresh > RetryAfter ? RetryAfter : fresh;
            var rest = _cost * RestPerWork;
            return rest > wanted ? rest : wanted;
        }
    }
}
