using System.Collections.Immutable;
using System.Text.Json;
using Flywheel.Knowledge.Storage;
using Flywheel.Synthesis.Datasets;
using Flywheel.Synthesis.Figures;
using Flywheel.Synthesis.Figures.Rendering;
using Flywheel.Worker.Runs;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Flywheel.Worker.Exports;

/// <summary>Exports the datasets of a run, and writes down in the database that and where it did.</summary>
public sealed class RunExporter(NpgsqlDataSource source, FigureEngine engine, FigureRenderer renderer, TimeProvider clock)
{
    private const string Actor = "export";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    /// <summary>Exports.</summary>
    /// <param name="run">The run's name.</param>
    /// <param name="options">What, where to and how fast.</param>
    /// <param name="progress">Told of the problems done; null for nobody.</param>
    /// <param name="cancellationToken">Stops the export; the same export goes on where it was.</param>
    /// <exception cref="RunException">There is no such run, or it has no problem to export.</exception>
    /// <exception cref="DatasetException">A setting, a benchmark file or the folder is wrong, a problem cannot be drawn, or the split leaks.</exception>
    public async Task<ExportSummary> ExportAsync(string run, ExportOptions options, IProgress<DatasetProgress>? progress, CancellationToken cancellationToken)
    {
        var row = await FindAsync(run, cancellationToken);
        var problems = new RunProblems(source, run, engine, renderer);
        var exporter = new DatasetExporter(engine, renderer);
        var plan = await exporter.PlanAsync(problems, options.Settings, cancellationToken);
        if (plan.Count == 0)
        {
            throw new RunException($"The run {run} has no accepted problem yet; there is nothing to export.");
        }

        var written = ImmutableArray.CreateBuilder<ExportedDataset>();
        foreach (var schema in options.Datasets)
        {
            var folder = Path.Combine(Path.GetFullPath(options.Folder), schema.Name);
            var export = await StartAsync(run, schema, folder, options, cancellationToken);
            try
            {
                var result = await exporter.WriteAsync(schema, problems, plan, options.Settings, Origin(row), folder, options.Threads, progress, cancellationToken);
                var dataset = new ExportedDataset(
                    schema.Name, folder, result.Lock.Rows, result.Lock.Shards.Length, result.KeptShards, result.Lock.Shards.Sum(s => s.Bytes));
                await FinishAsync(export, dataset, result.Lock.Fingerprint, cancellationToken);
                written.Add(dataset);
            }
            catch (Exception e)
            {
                await FailAsync(export, e is OperationCanceledException ? "stopped; the same export goes on" : e.Message);
                throw;
            }
        }

        return new ExportSummary(run, Path.GetFullPath(options.Folder), written.ToImmutable(), plan.CountOf(Side.LeftOut), plan.Contaminated);
    }

    private async Task<RunRow> FindAsync(string run, CancellationToken cancellationToken)
    {
        await using var context = new FlywheelDbContext(StorageOptions.For(source));
        return await context.Runs.AsNoTracking().FirstOrDefaultAsync(r => r.Id == run, cancellationToken)
            ?? throw new RunException($"There is no run \"{run}\". `flywheel runs` lists them.");
    }

    /// <summary>What lockfile and card tell of the run: what it was asked for and which code made it, never when or where.</summary>
    private static DatasetOrigin Origin(RunRow run)
    {
        var settings = JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(run.Settings) ?? [];
        var versions = JsonSerializer.Deserialize<Dictionary<string, string>>(run.CodeVersions) ?? [];
        return new DatasetOrigin(
            run.Id,
            settings.ToImmutableSortedDictionary(s => s.Key, s => s.Value.ToString(), StringComparer.Ordinal),
            versions.Concat(CodeVersions.Current.Select(v => KeyValuePair.Create($"{v.Key} (export)", v.Value))).ToImmutableSortedDictionary(StringComparer.Ordinal));
    }

    private async Task<ExportRow> StartAsync(string run, DatasetSchema schema, string folder, ExportOptions options, CancellationToken cancellationToken)
    {
        await using var context = new FlywheelDbContext(StorageOptions.For(source));
        var export = new ExportRow
        {
            RunId = run,
            Dataset = schema.Name,
            Directory = folder,
            State = ExportState.Started,
            Settings = JsonSerializer.Serialize(new { options.Settings, format = options.Format.ToString() }, Json),
            StartedAt = clock.GetUtcNow(),
        };
        context.Exports.Add(export);
        await context.SaveChangesAsync(cancellationToken);
        return export;
    }

    private async Task FinishAsync(ExportRow export, ExportedDataset dataset, string fingerprint, CancellationToken cancellationToken)
    {
        await using var context = new FlywheelDbContext(StorageOptions.For(source));
        context.Exports.Attach(export);
        export.State = ExportState.Finished;
        export.Rows = dataset.Rows.Values.Sum();
        export.Shards = dataset.Files;
        export.Fingerprint = fingerprint;
        export.FinishedAt = clock.GetUtcNow();
        context.Ledger.Add(Event(export, "exported", new { dataset = export.Dataset, rows = export.Rows, folder = export.Directory, fingerprint }));
        await context.SaveChangesAsync(cancellationToken);
    }

    private async Task FailAsync(ExportRow export, string error)
    {
        try
        {
            await using var context = new FlywheelDbContext(StorageOptions.For(source));
            context.Exports.Attach(export);
            export.State = ExportState.Failed;
            export.Error = error;
            export.FinishedAt = clock.GetUtcNow();
            context.Ledger.Add(Event(export, "export failed", new { dataset = export.Dataset, folder = export.Directory, error }));
            await context.SaveChangesAsync(CancellationToken.None);
        }
        catch (Exception e) when (e is DbUpdateException or NpgsqlException or InvalidOperationException)
        {
            // The database went away; the error that is on its way to the user says more than this one.
        }
    }

    private LedgerRow Event(ExportRow export, string name, object details) => new()
    {
        RunId = export.RunId,
        Event = name,
        Actor = Actor,
        CodeVersion = CodeVersions.Line,
        Details = JsonSerializer.Serialize(details, Json),
        At = clock.GetUtcNow(),
    };
}
