using System.Collections.Immutable;
using System.CommandLine;
using Flywheel.Synthesis.Datasets;
using Flywheel.Worker.Exports;
using Flywheel.Worker.Hosting;

namespace Flywheel.Worker.Commands;

/// <summary><c>flywheel export</c>: writes the datasets of a run.</summary>
internal static class ExportCommand
{
    private const string AllDatasets = "all";

    public static Command Create()
    {
        var names = string.Join(" | ", DatasetSchema.All.Select(s => s.Name).Append(AllDatasets));
        var run = new Option<string>("--run") { Description = "The run.", HelpName = "NAME", Required = true };
        var dataset = new Option<string[]>("--dataset") { Description = $"{names}; may be repeated (default: {AllDatasets}).", HelpName = "NAME" };
        var output = new Option<string?>("--out") { Description = "Folder of the datasets (default: runs/NAME/datasets in the data folder).", HelpName = "DIR" };
        var shardRows = new Option<int>("--shard-rows") { Description = "Problems a shard.", HelpName = "N", DefaultValueFactory = _ => DatasetSettings.DefaultShardRows };
        var compression = new Option<string>("--compression") { Description = "zstd or snappy.", HelpName = "NAME", DefaultValueFactory = _ => "zstd" };
        var testShare = new Option<double>("--test-share") { Description = "Share of problem groups held out, 0 to 0.5.", HelpName = "SHARE", DefaultValueFactory = _ => DatasetSettings.DefaultTestShare };
        var decontaminate = new Option<string[]>("--decontaminate") { Description = "Benchmark (Parquet or JSONL) whose questions no dataset may hold; may be repeated.", HelpName = "FILE" };
        var format = new Option<string>("--format") { Description = "parquet or ms-swift.", HelpName = "NAME", DefaultValueFactory = _ => "parquet" };
        dataset.Validators.Add(r => Require(Schemas(r.GetValueOrDefault<string[]>()) is not null, r, $"--dataset must be {names}."));
        format.Validators.Add(r => Require(Format(r.GetValueOrDefault<string>()) is not null, r, "--format must be parquet or ms-swift."));
        shardRows.Require(n => n is >= 1 and <= 1_000_000, "--shard-rows must be 1 to 1,000,000.");
        compression.Require(c => c is "zstd" or "snappy", "--compression must be zstd or snappy.");
        testShare.Require(s => s is >= 0 and <= 0.5, "--test-share must be 0 to 0.5.");
        var database = new DatabaseOptions();
        var command = new Command("export", "Write the datasets of a run. Ctrl-C stops; the same command goes on.") { run, dataset, output, shardRows, compression, testShare, decontaminate, format };
        database.AddTo(command);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var settings = database.Read(parsed);
            var name = parsed.GetRequiredValue(run);
            var options = new ExportOptions
            {
                Folder = parsed.GetValue(output) ?? DefaultFolder(settings, name),
                Datasets = Schemas(parsed.GetValue(dataset))!.Value,
                Format = Format(parsed.GetRequiredValue(format))!.Value,
                Settings = new DatasetSettings
                {
                    ShardRows = parsed.GetValue(shardRows),
                    Compression = parsed.GetRequiredValue(compression),
                    TestShare = parsed.GetValue(testShare),
                    Decontaminate = [.. parsed.GetValue(decontaminate) ?? []],
                },
            };
            options.Settings.Validate();
            await using var session = await DatabaseSession.OpenAsync(settings, cancellationToken);
            return await ExportAsync(session, name, options, parsed.InvocationConfiguration.Output, cancellationToken);
        });
        return command;
    }

    /// <summary>Where a run's datasets go unless something else is said.</summary>
    internal static string DefaultFolder(WorkerSettings settings, string run) => Path.Combine(settings.DataFolder, "runs", run, "datasets");

    /// <summary>Exports and tells what was written and how to look at it.</summary>
    internal static async Task<int> ExportAsync(DatabaseSession session, string run, ExportOptions options, TextWriter writer, CancellationToken cancellationToken)
    {
        await using var figures = await ExportFigures.OpenAsync(session, cancellationToken);
        var exporter = figures.Exporter(TimeProvider.System);
        using var display = new ExportDisplay(writer, TimeProvider.System);
        ExportSummary summary;
        try
        {
            summary = await exporter.ExportAsync(run, options, display, cancellationToken);
        }
        catch (OperationCanceledException)
        {
            display.Close();
            await writer.WriteLineAsync("Stopped. The same export goes on where it was.");
            return CommandErrors.Interrupted;
        }

        display.Close();
        await writer.WriteLineAsync(Describe(summary, options.Format));
        return CommandErrors.Success;
    }

    private static string Describe(ExportSummary summary, ExportFormat format)
    {
        var lines = summary.Datasets.Select(d =>
            $"  {d.Name}: {string.Join(", ", d.Rows.Select(r => $"{r.Value:N0} {r.Key}"))} rows in {d.Files:N0} file{(d.Files == 1 ? "" : "s")}, {d.Bytes / 1e6:N1} MB{(d.Kept == 0 ? "" : $" ({d.Kept:N0} kept)")}");
        List<string> all = [$"Datasets in {summary.Folder}:", .. lines];
        if (summary.LeftOut > 0)
        {
            all.Add($"  {summary.LeftOut:N0} problems left out for being near a benchmark, such as {summary.LeftOutExamples[0]}");
        }

        if (summary.Datasets is [var first, ..] && format == ExportFormat.Parquet)
        {
            all.Add($"Look at them: ./flywheel dataset show {first.Folder} --sheet sheet.png");
        }

        return string.Join(Environment.NewLine, all);
    }

    private static ImmutableArray<DatasetSchema>? Schemas(string[]? names)
    {
        if (names is null or [] || names.Contains(AllDatasets, StringComparer.Ordinal))
        {
            return names is null or [] || names.All(n => n == AllDatasets || DatasetSchema.Find(n) is not null) ? DatasetSchema.All : null;
        }

        return names.All(n => DatasetSchema.Find(n) is not null) ? [.. names.Distinct(StringComparer.Ordinal).Select(n => DatasetSchema.Find(n)!)] : null;
    }

    private static ExportFormat? Format(string? name) => name switch
    {
        "parquet" => ExportFormat.Parquet,
        "ms-swift" => ExportFormat.MsSwift,
        _ => null,
    };

    private static void Require(bool holds, System.CommandLine.Parsing.OptionResult result, string message)
    {
        if (!holds)
        {
            result.AddError(message);
        }
    }
}
