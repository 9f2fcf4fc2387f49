using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;

namespace Flywheel.Worker.Dashboard.Health;

/// <summary>
/// What takes longer to read than a page may take: counts over a large run, the state of a graphics card. Each is read in the background by one
/// reader at a time, however many pages ask, and kept; a page gets what is there, and asks again a little later for what is not.
/// </summary>
/// <remarks>A reading that takes long is made anew less often, so that readings never take more than a small part of the database's time.</remarks>
internal sealed class SlowReadings(TimeProvider time, ILogger<SlowReadings> log) : IAsyncDisposable
{
    /// <summary>How long a page waits for a reading that is not there or is out of date.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(40);

    /// <summary>A reading that took a second is kept for this many seconds at least.</summary>
    private const int RestPerWork = 15;

    /// <summary>Readings that are kept; those asked for least recently go first.</summary>
    private const int Most = 200;

    private readonly ConcurrentDictionary<string, Entry> _entries = new(StringComparer.Ordinal);
    private readonly CancellationTokenSource _stop = new();

    /// <summary>A reading.</summary>
    /// <param name="name">What is read.</param>
    /// <param name="fresh">How long it is good.</param>
    /// <param name="read">Reads it; runs beside the request, and after it if need be.</param>
    /// <param name="cancellationToken">Ends the waiting, not the reading.</param>
    /// <returns>The newest reading; null while there is none.</returns>
    public async Task<T?> GetAsync<T>(string name, TimeSpan fresh, Func<CancellationToken, Task<T>> read, CancellationToken cancellationToken)
        where T : class
    {
        var entry = _entries.GetOrAdd(name, _ => new Entry());
        entry.AskedAt = time.GetTimestamp();
        if (entry.IsDue(time, fresh))
        {
            var reading = entry.Begin(() => Task.Run(() => ReadAsync(name, entry, read), CancellationToken.None));
            await Task.WhenAny(reading, Task.Delay(Patience, cancellationToken));
            Forget();
        }

        return (T?)entry.Value;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await Task.WhenAll(_entries.Values.Select(entry => entry.Reading ?? Task.CompletedTask));
        _stop.Dispose();
    }

    [SuppressMessage("Design", "CA1031", Justification = "Whatever a reading fails with, the page says that it is missing and the log why.")]
    private async Task ReadAsync<T>(string name, Entry entry, Func<CancellationToken, Task<T>> read)
        where T : class
    {
        var started = time.GetTimestamp();
        try
        {
            entry.Value = await read(_stop.Token);
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            // The dashboard closes; nobody waits for the answer.
        }
        catch (Exception e)
        {
            log.LogWarning(e, "{Reading} could not be read.", name);
        }
        finally
        {
            entry.End(time.GetTimestamp(), time.GetElapsedTime(started));
        }
    }

    private void Forget()
    {
        if (_entries.Count <= Most)
        {
            return;
        }

        foreach (var (name, _) in _entries.Where(e => e.Value.Reading is null).OrderBy(e => e.Value.AskedAt).Take(Most / 2))
        {
            _entries.TryRemove(name, out _);
        }
    }

    private sealed class Entry
    {
        private readonly Lock _lock = new();
        private long _readAt;
        private TimeSpan _cost;
        private bool _wasRead;

        public volatile object? Value;

        public long AskedAt { get; set; }

        public Task? Reading { get; private set; }

        public bool IsDue(TimeProvider time, TimeSpan fresh)
        {
            lock (_lock)
            {
                var rest = _cost * RestPerWork;
                return !_wasRead || time.GetElapsedTime(_readAt) > (rest > fresh ? rest : fresh);
            }
        }

        public Task Begin(Func<Task> read)
        {
            lock (_lock)
            {
                return Reading ??= read();
            }
        }

        public void End(long at, TimeSpan cost)
        {
            lock (_lock)
            {
                (_readAt, _cost, _wasRead, Reading) = (at, cost, true, null);
            }
        }
    }
}
