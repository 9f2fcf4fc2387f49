using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Flywheel.Knowledge.Storage;
using Flywheel.Synthesis.Datasets;
using Flywheel.Worker.Exports;
using Flywheel.Worker.Runs;
using Microsoft.EntityFrameworkCore;

namespace Flywheel.Worker.Dashboard.Datasets;

/// <summary>
/// Exports that are asked for in the dashboard: a row for each dataset, which <see cref="ExportService"/> finds, even after a restart. Their
/// folders lie in the data folder and are named by run and time, never by what somebody typed.
/// </summary>
internal sealed class ExportQueue(FlywheelDbContext database, DashboardOptions options, ExportService service, TimeProvider time)
{
    /// <summary>Datasets that may wait at a time.</summary>
    private const int MostWaiting = 60;

    /// <summary>The folder that holds the exports of a dashboard with that data folder.</summary>
    public static string Root(DashboardOptions options) => Path.Combine(Path.GetFullPath(options.DataFolder), "exports") + Path.DirectorySeparatorChar;

    /// <summary>Whether an export is one of this dashboard's: those it may stop, and go on with.</summary>
    public bool Owns(ExportRow export) => export.Directory.StartsWith(Root(options), StringComparison.Ordinal);

    /// <summary>Asks for an export.</summary>
    /// <param name="run">The run's name.</param>
    /// <param name="datasets">The datasets.</param>
    /// <param name="request">What decides the files; validated.</param>
    /// <param name="person">Who asks.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The id of the first dataset's export.</returns>
    /// <exception cref="RunException">There is no such run, nothing to export, or too much waits already.</exception>
    public async Task<long> AskAsync(string run, ImmutableArray<DatasetSchema> datasets, ExportRequest request, string person, CancellationToken cancellationToken)
    {
        if (!await database.Runs.AnyAsync(r => r.Id == run, cancellationToken) || !RunCoordinator.IsName(run))
        {
            throw new RunException($"There is no run \"{run}\".");
        }

        if (await database.Exports.CountAsync(e => e.State == ExportState.Queued, cancellationToken) >= MostWaiting)
        {
            throw new RunException("Many exports wait already; let them finish first.");
        }

        var now = time.GetUtcNow();
        var exportOptions = new ExportOptions { Folder = FreeFolder(run, now), Datasets = datasets, Settings = request.Settings, Format = request.Format };
        List<ExportRow> rows = [.. RunExporter.Datasets(exportOptions).Select(schema => new ExportRow
        {
            RunId = run,
            Dataset = schema.Name,
            Directory = RunExporter.FolderOf(exportOptions, schema),
            State = ExportState.Queued,
            Settings = request.ToJson(),
            StartedAt = now,
        })];
        database.Exports.AddRange(rows);
        await RecordAsync(run, "export asked for", person, exportOptions.Folder, cancellationToken);
        service.Wake();
        return rows[0].Id;
    }

    /// <summary>Stops the export that a dataset belongs to, waiting or running; what it has finished is kept.</summary>
    /// <returns>Whether there was something to stop.</returns>
    public async Task<bool> StopAsync(ExportRow export, string person, CancellationToken cancellationToken)
    {
        if (!Owns(export))
        {
            return false;
        }

        var folder = Path.GetDirectoryName(export.Directory)! + Path.DirectorySeparatorChar;
        var waiting = await database.Exports.Where(e => e.State == ExportState.Queued && e.Directory.StartsWith(folder))
            .ExecuteUpdateAsync(e => e.SetProperty(x => x.State, ExportState.Failed).SetProperty(x => x.Error, $"stopped by {person} before it began").SetProperty(x => x.FinishedAt, time.GetUtcNow()), cancellationToken);
        if (!service.Stop(Path.GetDirectoryName(export.Directory)!) && waiting == 0)
        {
            return false;
        }

        await RecordAsync(export.RunId, "export stopped", person, folder, cancellationToken);
        return true;
    }

    /// <summary>Goes on with an export that was stopped or failed: finished shards are kept.</summary>
    /// <returns>Whether there was something to go on with.</returns>
    public async Task<bool> ContinueAsync(ExportRow export, string person, CancellationToken cancellationToken)
    {
        if (!Owns(export))
        {
            return false;
        }

        var folder = Path.GetDirectoryName(export.Directory)! + Path.DirectorySeparatorChar;
        var changed = await database.Exports.Where(e => e.State == ExportState.Failed && e.Directory.StartsWith(folder))
            .ExecuteUpdateAsync(e => e.SetProperty(x => x.State, ExportState.Queued).SetProperty(x => x.Error, (string?)null).SetProperty(x => x.FinishedAt, (DateTimeOffset?)null).SetProperty(x => x.SeenAt, (DateTimeOffset?)null), cancellationToken);
        if (changed == 0)
        {
            return false;
        }

        await RecordAsync(export.RunId, "export resumed", person, folder, cancellationToken);
        service.Wake();
        return true;
    }

    /// <summary>Saves, with what was done, by whom, in the run's ledger.</summary>
    private Task RecordAsync(string run, string name, string person, string folder, CancellationToken cancellationToken)
    {
        database.Ledger.Add(new LedgerRow
        {
            RunId = run,
            Event = name,
            Actor = person,
            CodeVersion = CodeVersions.Line,
            Details = JsonSerializer.Serialize(new { folder }, JsonSerializerOptions.Web),
            At = time.GetUtcNow(),
        });
        return database.SaveChangesAsync(cancellationToken);
    }

    private string FreeFolder(string run, DateTimeOffset now)
    {
        var name = Path.Combine(Root(options), string.Create(CultureInfo.InvariantCulture, $"{run}-{now.UtcDateTime:yyyyMMdd-HHmmss}"));
        var folder = name;
        for (var i = 2; Directory.Exists(folder) || database.Exports.Any(e => e.Directory.StartsWith(folder + Path.DirectorySeparatorChar)); i++)
        {
            folder = $"{name}-{i}";
        }

        return folder;
    }
}
