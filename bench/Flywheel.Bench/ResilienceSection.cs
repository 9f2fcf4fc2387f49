using System.Diagnostics;
using System.Security.Cryptography;
using Flywheel.Knowledge.Random;
using Flywheel.TestSupport.Runs;
using Flywheel.Worker.Hosting;
using Flywheel.Worker.Runs;

namespace Flywheel.Bench;

/// <summary>A run whose worker and whose Postgres are killed again and again has to contain what an undisturbed one does.</summary>
internal sealed class ResilienceSection : IBenchSection
{
    private const int Kills = 10;
    private static readonly GrowOptions Run = new() { Run = "bench", Target = 2_000, Seed = 5 };

    public string Name => "resilience";

    public async Task RunAsync(BenchReport report)
    {
        using var calm = new WorkerProcesses();
        var started = Stopwatch.GetTimestamp();
        using (var worker = calm.Grow(Run))
        {
            await worker.WaitForExitAsync();
        }

        var undisturbed = Stopwatch.GetElapsedTime(started);
        using var stormy = new WorkerProcesses();
        started = Stopwatch.GetTimestamp();
        await GrowKillingAsync(stormy);
        var disturbed = Stopwatch.GetElapsedTime(started);
        var (expected, actual) = (await ContentAsync(calm), await ContentAsync(stormy));
        var (files, same) = (await ExportAsync(calm), await ExportAsync(stormy));
        report.Line($"{Kills} kills: {disturbed.TotalSeconds:0} s; undisturbed: {undisturbed.TotalSeconds:0} s; {expected.Length:N0} lines of content and {files.Count} exported files each");
        if (expected.Length < Run.Target || !expected.SequenceEqual(actual, StringComparer.Ordinal))
        {
            report.Fail($"the contents differ: {expected.Except(actual, StringComparer.Ordinal).FirstOrDefault() ?? actual.Except(expected, StringComparer.Ordinal).FirstOrDefault() ?? "in number"}");
        }

        if (files.Count == 0 || !files.OrderBy(f => f.Key, StringComparer.Ordinal).SequenceEqual(same.OrderBy(f => f.Key, StringComparer.Ordinal)))
        {
            report.Fail("the exported bytes differ");
        }
    }

    /// <summary>Kills the worker or the server, by turns of chance, each time the run has got on by about a tenth.</summary>
    private static async Task GrowKillingAsync(WorkerProcesses processes)
    {
        var random = SeededRandom.For(9);
        var worker = processes.Grow(Run);
        for (var kill = 0; kill < Kills; kill++)
        {
            while (!worker.HasExited && processes.Accepted() < kill * Run.Target / (Kills + 2))
            {
                await Task.Delay(50);
            }

            await Task.Delay(random.Next(1_500));
            if (processes.IsPostgresUp && random.Chance(0.5))
            {
                processes.KillPostgres();
            }
            else
            {
                worker.Kill();
                await worker.WaitForExitAsync();
                worker = processes.Grow(Run);
            }
        }

        await worker.WaitForExitAsync();
    }

    /// <summary>Digests of all files of the run's datasets, by path.</summary>
    private static async Task<Dictionary<string, string>> ExportAsync(WorkerProcesses processes)
    {
        var folder = Path.Combine(processes.Settings.DataFolder, "exported");
        await processes.Start("export", "--run", Run.Run!, "--out", folder).WaitForExitAsync();
        return Directory.Exists(folder)
            ? Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).ToDictionary(f => Path.GetRelativePath(folder, f), f => Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(f))), StringComparer.Ordinal)
            : [];
    }

    private static async Task<string[]> ContentAsync(WorkerProcesses processes)
    {
        await using var session = await DatabaseSession.OpenAsync(processes.Settings, CancellationToken.None);
        await using var context = session.CreateContext();
        return await RunContent.ReadAsync(context, Run.Run!);
    }
}
