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
        foreach (var schema in Datasets(options))
        {
            var folder = FolderOf(options, schema);
            var export = await StartAsync(run, schema, folder, options, cancellationToken);
            try
            {
                await using var pulse = new ExportPulse(source, export.Id, clock, progress);
                var (dataset, fingerprint) = options.Format == ExportFormat.MsSwift
                    ? await WriteSwiftAsync(schema, problems, plan, folder, options, pulse, cancellationToken)
                    : await WriteParquetAsync(exporter, schema, problems, plan, Origin(row), folder, options, pulse, cancellationToken);
                await FinishAsync(export, dataset, fingerprint, cancellationToken);
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

    /// <summary>A benchmark is nothing to train on: among all datasets it is passed over, alone it is refused by the exporter.</summary>
    internal static IEnumerable<DatasetSchema> Datasets(ExportOptions options) => options.Format == ExportFormat.MsSwift && options.Datasets.Length > 1
        ? options.Datasets.Where(s => s != DatasetSchema.VTBench)
        : options.Datasets;

    /// <summary>The folder that an export writes a dataset to.</summary>
    internal static string FolderOf(ExportOptions options, DatasetSchema schema) =>
        Path.Combine(Path.GetFullPath(options.Folder), options.Format == ExportFormat.MsSwift ? $"{schema.Name}-swift" : schema.Name);

    private static async Task<(ExportedDataset Dataset, string Fingerprint)> WriteParquetAsync(
        DatasetExporter exporter, DatasetSchema schema, IProblemSource problems, SplitPlan plan, DatasetOrigin origin, string folder, ExportOptions options,
        IProgress<DatasetProgress>? progress, CancellationToken cancellationToken)
    {
        var result = await exporter.WriteAsync(schema, problems, plan, options.Settings, origin, folder, options.Threads, progress, cancellationToken);
        var shards = result.Lock.Shards;
        return (new ExportedDataset(schema.Name, folder, result.Lock.Rows, shards.Length, result.KeptShards, shards.Sum(s => s.Bytes)), result.Lock.Fingerprint);
    }

    private async Task<(ExportedDataset Dataset, string Fingerprint)> WriteSwiftAsync(
        DatasetSchema schema, IProblemSource problems, SplitPlan plan, string folder, ExportOptions options, IProgress<DatasetProgress>? progress, CancellationToken cancellationToken)
    {
        var rows = await new SwiftExporter(engine, renderer).WriteAsync(schema, problems, plan, folder, options.Threads, progress, cancellationToken);
        var bytes = new DirectoryInfo(folder).EnumerateFiles("*", SearchOption.AllDirectories).Sum(f => f.Length);
        return (new ExportedDataset(schema.Name, folder, rows, rows.Count, 0, bytes), plan.Digest);
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

    /// <summary>Begins the row that was asked for in the dashboard, or one of its own.</summary>
    private async Task<ExportRow> StartAsync(string run, DatasetSchema schema, string folder, ExportOptions options, CancellationToken cancellationToken)
    {
        await using var context = new FlywheelDbContext(StorageOptions.For(source));
        var now = clock.GetUtcNow();
        var export = await context.Exports.FirstOrDefaultAsync(e => e.RunId == run && e.Dataset == schema.Name && e.Directory == folder && e.State == ExportState.Queued, cancellationToken);
        if (export is null)
        {
            export = new ExportRow { RunId = run, Dataset = schema.Name, Directory = folder, Settings = new ExportRequest(options.Settings, options.Format).ToJson(), StartedAt = now };
            context.Exports.Add(export);
        }

        (export.State, export.StartedAt, export.SeenAt) = (ExportState.Started, now, now);
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
