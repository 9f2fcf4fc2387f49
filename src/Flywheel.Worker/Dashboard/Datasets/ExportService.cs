using System.Collections.Concurrent;
using System.Collections.Immutable;
using Flywheel.Knowledge.Storage;
using Flywheel.Synthesis.Datasets;
using Flywheel.Worker.Exports;
using Flywheel.Worker.Hosting;
using Flywheel.Worker.Jobs;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Flywheel.Worker.Dashboard.Datasets;

/// <summary>
/// Does the exports that were asked for in the dashboard, one at a time. It works here and not in a job, which might run on a machine that
/// this one's disk is not on. What it does stands in the rows of the exports: a dashboard that was killed goes on when it is started again, and
/// of two over one data folder only one does an export, the one that holds its lock in the database.
/// </summary>
internal sealed class ExportService(DatabaseSession database, DashboardOptions options, TimeProvider time, ILogger<ExportService> logger) : BackgroundService
{
    private static readonly TimeSpan LookAgain = TimeSpan.FromSeconds(10);

    private readonly SemaphoreSlim _awake = new(0, 1);
    private readonly ConcurrentDictionary<string, CancellationTokenSource> _running = new(StringComparer.Ordinal);

    /// <summary>Has it look for exports now.</summary>
    public void Wake()
    {
        try
        {
            _awake.Release();
        }
        catch (SemaphoreFullException)
        {
            // It is about to look already.
        }
    }

    /// <summary>Stops the export to a folder, if it is this process that does it.</summary>
    public bool Stop(string folder)
    {
        if (!_running.TryGetValue(folder, out var stop))
        {
            return false;
        }

        try
        {
            stop.Cancel();
            return true;
        }
        catch (ObjectDisposedException)
        {
            return false;
        }
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        base.Dispose();
        _awake.Dispose();
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (true)
        {
            try
            {
                foreach (var (run, folder) in await UnfinishedAsync(stoppingToken))
                {
                    await DoAsync(run, folder, stoppingToken);
                }
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                // Whatever it was must not end the dashboard; most likely the database is away, and exports wait for it.
                logger.LogWarning(e, "Exports that were asked for could not be looked at; trying again soon.");
            }

            await _awake.WaitAsync(LookAgain, stoppingToken);
        }
    }

    /// <summary>The folders of this dashboard's exports that wait, or were being written when a process died.</summary>
    private async Task<List<(string Run, string Folder)>> UnfinishedAsync(CancellationToken cancellationToken)
    {
        var root = ExportQueue.Root(options);
        await using var context = database.CreateContext();
        var rows = await context.Exports.AsNoTracking()
            .Where(e => (e.State == ExportState.Queued || e.State == ExportState.Started) && e.Directory.StartsWith(root))
            .OrderBy(e => e.Id)
            .Select(e => new { e.RunId, e.Directory })
            .ToListAsync(cancellationToken);
        return [.. rows.Select(r => (r.RunId, Path.GetDirectoryName(r.Directory)!)).Distinct()];
    }

    private async Task DoAsync(string run, string folder, CancellationToken stoppingToken)
    {
        // The lock ends with the connection, so a process that died holds none.
        await using var connection = await database.Source.OpenConnectionAsync(stoppingToken);
        if (!await TryLockAsync(connection, folder, stoppingToken))
        {
            return;
        }

        using var stop = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken);
        _running[folder] = stop;
        try
        {
            if (await TakeAsync(folder, stoppingToken) is { } asked)
            {
                await using var figures = await ExportFigures.OpenAsync(database, stop.Token);
                await figures.Exporter(time).ExportAsync(run, asked, null, stop.Token);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Asked for again, so that the next process goes on with it.
            await SettleAsync(folder, ExportState.Queued, null);
            throw;
        }
        catch (OperationCanceledException)
        {
            await SettleAsync(folder, ExportState.Failed, "stopped; going on keeps what is finished");
        }
        catch (Exception e) when (!DatabaseTrouble.IsPassing(e))
        {
            logger.LogWarning(e, "The export to {Folder} failed.", folder);
            await SettleAsync(folder, ExportState.Failed, e.Message);
        }
        finally
        {
            _running.TryRemove(folder, out _);
        }
    }

    private static async Task<bool> TryLockAsync(NpgsqlConnection connection, string folder, CancellationToken cancellationToken)
    {
        // A pooled connection gives its locks back when it is returned.
        await using var command = new NpgsqlCommand("SELECT pg_try_advisory_lock(hashtextextended($1, 0))", connection) { Parameters = { new() { Value = "flywheel export " + folder } } };
        return await command.ExecuteScalarAsync(cancellationToken) is true;
    }

    /// <summary>What was asked for; null if it is done meanwhile, or was stopped.</summary>
    private async Task<ExportOptions?> TakeAsync(string folder, CancellationToken cancellationToken)
    {
        var within = folder + Path.DirectorySeparatorChar;
        await using var context = database.CreateContext();
        // One that is being written without its lock belongs to a process that is no more.
        await context.Exports.Where(e => e.State == ExportState.Started && e.Directory.StartsWith(within)).ExecuteUpdateAsync(e => e.SetProperty(x => x.State, ExportState.Queued), cancellationToken);
        var rows = await context.Exports.AsNoTracking().Where(e => e.State == ExportState.Queued && e.Directory.StartsWith(within)).OrderBy(e => e.Id).ToListAsync(cancellationToken);
        if (rows.Count == 0)
        {
            return null;
        }

        var request = ExportRequest.Parse(rows[0].Settings) ?? throw new DatasetException("What was asked for cannot be read. Ask for the export anew.");
        ImmutableArray<DatasetSchema> datasets = [.. rows.Select(r => DatasetSchema.Find(r.Dataset) ?? throw new DatasetException($"There is no dataset {r.Dataset}."))];
        return new ExportOptions { Folder = folder, Datasets = datasets, Settings = request.Settings, Format = request.Format, Threads = Math.Max(1, Environment.ProcessorCount - 1) };
    }

    /// <summary>Says what became of all that is not finished.</summary>
    private async Task SettleAsync(string folder, ExportState state, string? error)
    {
        var within = folder + Path.DirectorySeparatorChar;
        var now = time.GetUtcNow();
        try
        {
            await using var context = database.CreateContext();
            // The exporter has failed the dataset that it was at; after a shutdown that one waits again, too.
            await context.Exports
                .Where(e => e.Directory.StartsWith(within) && (e.State == ExportState.Queued || e.State == ExportState.Started || (state == ExportState.Queued && e.State == ExportState.Failed && e.FinishedAt > now.AddMinutes(-1))))
                .ExecuteUpdateAsync(e => e.SetProperty(x => x.State, state).SetProperty(x => x.Error, error).SetProperty(x => x.FinishedAt, state == ExportState.Queued ? null : now), CancellationToken.None);
        }
        catch (Exception e) when (DatabaseTrouble.IsPassing(e))
        {
            logger.LogWarning("The database is away; what became of the export to {Folder} is not written down. ({Message})", folder, e.Message);
        }
    }
}
