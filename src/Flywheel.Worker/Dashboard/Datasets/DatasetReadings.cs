using Flywheel.Worker.Dashboard.Readings;

namespace Flywheel.Worker.Dashboard.Datasets;

/// <summary>
/// Counts, checks and compares datasets behind the pages, two at a time. What comes out of a folder's files stays true as long as its key is the
/// same.
/// </summary>
internal sealed class DatasetReadings(BackgroundReadings readings) : IDisposable
{
    /// <summary>A small dataset is done before the page is.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(60);

    private readonly SemaphoreSlim _working = new(2);

    /// <summary>How a piece of work stands; null where nobody has asked for it.</summary>
    public Reading<T>? Find<T>(string key)
        where T : class => readings.Find<T>(key);

    /// <summary>Begins a piece of work unless it was done, and waits a moment for it.</summary>
    /// <param name="key">Names what comes out.</param>
    /// <param name="work">The work.</param>
    /// <param name="cancellationToken">Ends the waiting, not the work.</param>
    public Task<Reading<T>> GetAsync<T>(string key, Func<CancellationToken, Task<T>> work, CancellationToken cancellationToken)
        where T : class => readings.GetAsync(
            key,
            TimeSpan.MaxValue,
            async stop =>
            {
                await _working.WaitAsync(stop);
                try
                {
                    return await work(stop);
                }
                finally
                {
                    _working.Release();
                }
            },
            cancellationToken,
            Patience);

    /// <summary>Forgets a result, so that the work is done anew.</summary>
    public void Remove(string key) => readings.Remove(key);

    /// <inheritdoc/>
    public void Dispose() => _working.Dispose();
}
