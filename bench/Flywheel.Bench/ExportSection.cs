using System.Diagnostics;
using System.Globalization;
using Flywheel.Worker.Runs;

namespace Flywheel.Bench;

/// <summary>
/// Export of a run with its pictures, by the command that users call, in a process of its own: rows a second and the most memory that it held.
/// Two runs of different size show whether memory grows with the run.
/// </summary>
internal sealed class ExportSection : IBenchSection
{
    private const long MostMemory = 700L << 20;
    private static readonly int[] Targets = [1_000, 6_000];

    public string Name => "export";

    public async Task RunAsync(BenchReport report)
    {
        await using var database = await ScratchDatabase.OpenAsync();
        var rates = new List<double>();
        foreach (var target in Targets)
        {
            var options = new GrowOptions { Target = target, Seed = 1, Run = $"bench-{target}" };
            await new Grower(database.Session, TimeProvider.System).GrowAsync(options, new SilentView(), verbose: false, CancellationToken.None);
            var folder = Path.Combine(database.Folder, $"export-{target}");
            var watch = Stopwatch.StartNew();
            using var export = Process.Start(new ProcessStartInfo(Environment.ProcessPath!, [Worker, "export", "--run", options.Run, "--dataset", "v-interaction", "--out", folder, "--data", database.Data])
            {
                UseShellExecute = false,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            })!;
            var output = export.StandardOutput.ReadToEndAsync();
            var error = export.StandardError.ReadToEndAsync();
            var memory = await PeakMemoryAsync(export);
            var seconds = watch.Elapsed.TotalSeconds;
            await output;
            if (export.ExitCode != 0)
            {
                report.Fail($"the export ended with code {export.ExitCode}: {await error}");
                return;
            }

            var bytes = new DirectoryInfo(folder).EnumerateFiles("*.parquet", SearchOption.AllDirectories).Sum(f => f.Length);
            report.Line($"{target:N0} rows in {seconds:0.0} s from the start of the process, {bytes / 1024.0 / target:0} KiB a row, at most {memory >> 20:N0} MiB of memory (bar {MostMemory >> 20} MiB)");
            rates.Add(target / seconds);
            if (memory > MostMemory)
            {
                report.Fail($"the export of {target:N0} rows held {memory >> 20:N0} MiB");
            }
        }

        report.Rates("rows exported, with pictures", 300, rates.TakeLast(1));
    }

    private static string Worker => Path.Combine(AppContext.BaseDirectory, "flywheel.dll");

    /// <summary>Asks the system for the process's high-water mark until it ends.</summary>
    private static async Task<long> PeakMemoryAsync(Process process)
    {
        var peak = 0L;
        while (!process.HasExited)
        {
            try
            {
                var line = (await File.ReadAllLinesAsync($"/proc/{process.Id}/status")).FirstOrDefault(l => l.StartsWith("VmHWM:", StringComparison.Ordinal));
                peak = Math.Max(peak, line is null ? 0 : long.Parse(line.AsSpan(6, line.Length - 8), CultureInfo.InvariantCulture) << 10);
            }
            catch (IOException)
            {
                // It ended in between.
            }

            await Task.Delay(50);
        }

        await process.WaitForExitAsync();
        return peak;
    }
}
