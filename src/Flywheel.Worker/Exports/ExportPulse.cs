using Flywheel.Knowledge.Storage;
using Flywheel.Synthesis.Datasets;
using Flywheel.Worker.Jobs;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Flywheel.Worker.Exports;

/// <summary>Writes down every second how far an export is, and with it that its process lives; passes the progress on to whoever else wants it.</summary>
internal sealed class ExportPulse : IProgress<DatasetProgress>, IAsyncDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    private readonly NpgsqlDataSource _source;
    private readonly long _export;
    private readonly TimeProvider _clock;
    private readonly IProgress<DatasetProgress>? _next;
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _beating;
    private (long Done, long Total) _latest;

    /// <summary>Begins.</summary>
    /// <param name="source">The database.</param>
    /// <param name="export">The export's id.</param>
    /// <param name="clock">The clock.</param>
    /// <param name="next">Is told of everything, too; null for nobody.</param>
    public ExportPulse(NpgsqlDataSource source, long export, TimeProvider clock, IProgress<DatasetProgress>? next)
    {
        (_source, _export, _clock, _next) = (source, export, clock, next);
        _beating = Task.Run(BeatAsync);
    }

    /// <inheritdoc/>
    public void Report(DatasetProgress value)
    {
        lock (_stop)
        {
            _latest = (value.Done, value.Total);
        }

        _next?.Report(value);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _beating;
        _stop.Dispose();
    }

    private async Task BeatAsync()
    {
        using var timer = new PeriodicTimer(Interval, _clock);
        try
        {
            while (await timer.WaitForNextTickAsync(_stop.Token))
            {
                await WriteAsync();
            }
        }
        catch (OperationCanceledException)
        {
            // The dataset is done.
        }
    }

    private async Task WriteAsync()
    {
        long done, total;
        lock (_stop)
        {
            (done, total) = _latest;
        }

        try
        {
            await using var context = new FlywheelDbContext(StorageOptions.For(_source));
            var now = _clock.GetUtcNow();
            await context.Exports.Where(e => e.Id == _export)
                .ExecuteUpdateAsync(e => e.SetProperty(x => x.Done, done).SetProperty(x => x.Total, total).SetProperty(x => x.SeenAt, now), _stop.Token);
        }
        catch (Exception e) when (DatabaseTrouble.IsPassing(e))
        {
            // The next second tells it; the export itself finds out when it needs the database.
        }
    }
}
