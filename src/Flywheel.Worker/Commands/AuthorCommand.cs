using System.Collections.Immutable;
using System.CommandLine;
using Flywheel.Knowledge.Import;
using Flywheel.Model.Replies;
using Flywheel.Synthesis.Datasets;
using Flywheel.Synthesis.Figures;
using Flywheel.Synthesis.Figures.Rendering;
using Flywheel.Worker.Files;
using Flywheel.Worker.Hosting;
using Flywheel.Worker.Models;
using Flywheel.Worker.Runs;

namespace Flywheel.Worker.Commands;

/// <summary><c>flywheel author</c>: writes checked problems into files, without a database.</summary>
internal static class AuthorCommand
{
    private const string DatasetsFolder = "datasets";

    public static Command Create()
    {
        var count = new Option<int>("--count") { Description = "Problems wanted.", HelpName = "N", Required = true };
        var output = new Option<string>("--out") { Description = "Folder of the files.", HelpName = "DIR", Required = true };
        var domain = new Option<string[]>("--domain") { Description = "Only this knowledge domain; may be repeated (default: all).", HelpName = "NAME" };
        var seed = new Option<ulong>("--seed") { Description = "Everything random follows from it.", HelpName = "S", DefaultValueFactory = _ => 1 };
        var format = new Option<string>("--format") { Description = "jsonl, or parquet for datasets beside it.", HelpName = "NAME", DefaultValueFactory = _ => "jsonl" };
        count.Require(n => n is >= 1 and <= 1_000_000, "--count must be 1 to 1,000,000.");
        format.AcceptOnlyFromAmong("jsonl", "parquet");
        var author = new AuthorOptions(mayUsePredictedTools: false);
        var model = new RunModelOptions();
        var command = new Command("author", "Write checked problems of level 0 into files; needs no database. Ctrl-C stops; the same command goes on.") { count, output, domain, seed, format };
        author.AddTo(command);
        model.AddTo(command);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var options = author.Apply(parsed, new GrowOptions { Target = parsed.GetValue(count), Domains = parsed.GetValue(domain) ?? [], Seed = parsed.GetValue(seed), CanaryInterval = 0 });
            await using var opened = model.OpenFor(parsed, options.Author);
            return await WriteAsync(options, opened, Path.GetFullPath(parsed.GetRequiredValue(output)), parsed.GetValue(format) == "parquet", parsed.InvocationConfiguration.Output, cancellationToken);
        });
        return command;
    }

    private static async Task<int> WriteAsync(GrowOptions options, RunModel? model, string folder, bool isParquet, TextWriter writer, CancellationToken cancellationToken)
    {
        var services = new ServiceCollection().AddSynthesis(KnowledgeFolder.Read(WorkerSettings.KnowledgeFolder).ToGraph());
        if (model is not null)
        {
            services.AddSingleton(model);
        }

        await using var provider = services.AddSingleton<FileRun>().BuildServiceProvider();
        try
        {
            var (summary, accepted, usage) = await provider.GetRequiredService<FileRun>().RunAsync(options, folder, new Told(writer, TimeProvider.System), cancellationToken);
            await writer.WriteLineAsync(Describe(summary, usage, folder));
            if (isParquet && accepted.Length > 0)
            {
                await ExportAsync(provider, accepted, folder, writer, cancellationToken);
            }

            return summary.Accepted == summary.Wanted ? CommandErrors.Success : CommandErrors.Failure;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            await writer.WriteLineAsync("Stopped. The same command goes on.");
            return CommandErrors.Interrupted;
        }
    }

    private static string Describe(FileRunSummary summary, IReadOnlyList<UsageByPurpose> usage, string folder)
    {
        var lines = new List<string> { $"{summary.Accepted:N0} of {summary.Wanted:N0} problems of {summary.Candidates:N0} candidates, in {Path.Combine(folder, FileRun.ProblemsFile)}." };
        if (summary.Reasons.Length > 0)
        {
            lines.Add($"  The others: {string.Join(", ", summary.Reasons.Select(r => $"{r.Key} {r.Value:N0}"))}");
        }

        if (usage.Count > 0)
        {
            lines.Add($"  {ModelUsage.Describe(usage)}");
        }

        return string.Join(Environment.NewLine, lines);
    }

    private static async Task ExportAsync(ServiceProvider services, ImmutableArray<FileCandidate> accepted, string folder, TextWriter writer, CancellationToken cancellationToken)
    {
        var source = new FileProblems(accepted);
        var settings = new DatasetSettings();
        var exporter = new DatasetExporter(services.GetRequiredService<FigureEngine>(), services.GetRequiredService<FigureRenderer>());
        var plan = await exporter.PlanAsync(source, settings, cancellationToken);
        var origin = new DatasetOrigin(
            Path.GetFileName(folder),
            ImmutableSortedDictionary<string, string>.Empty.Add("settings", await File.ReadAllTextAsync(Path.Combine(folder, FileRun.SettingsFile), cancellationToken)),
            CodeVersions.Current.ToImmutableSortedDictionary(StringComparer.Ordinal));
        foreach (var schema in new[] { DatasetSchema.VInteraction, DatasetSchema.VPerception })
        {
            var result = await exporter.WriteAsync(schema, source, plan, settings, origin, Path.Combine(folder, DatasetsFolder, schema.Name), Environment.ProcessorCount, null, cancellationToken);
            await writer.WriteLineAsync($"  {result.Folder}: {string.Join(", ", result.Lock.Rows.Select(r => $"{r.Value:N0} {r.Key}"))} rows");
        }
    }

    /// <summary>Tells every few seconds how far it has come.</summary>
    private sealed class Told(TextWriter writer, TimeProvider clock) : IProgress<(int Candidates, int Accepted)>
    {
        private static readonly TimeSpan s_interval = TimeSpan.FromSeconds(5);

        private long _last = clock.GetTimestamp();

        public void Report((int Candidates, int Accepted) value)
        {
            if (clock.GetElapsedTime(_last) >= s_interval)
            {
                writer.WriteLine($"{value.Accepted:N0} problems of {value.Candidates:N0} candidates");
                _last = clock.GetTimestamp();
            }
        }
    }
}
