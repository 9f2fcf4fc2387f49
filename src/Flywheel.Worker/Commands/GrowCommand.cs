using System.CommandLine;
using Flywheel.Knowledge.Storage;
using Flywheel.Worker.Exports;
using Flywheel.Worker.Hosting;
using Flywheel.Worker.Models;
using Flywheel.Worker.Runs;

namespace Flywheel.Worker.Commands;

/// <summary><c>flywheel grow</c>: grows a run to its target and exports its datasets.</summary>
internal static class GrowCommand
{
    public static Command Create()
    {
        var growth = new GrowthOptions();
        var author = new AuthorOptions(mayUsePredictedTools: true);
        var model = new RunModelOptions();
        var hours = new Option<double?>("--hours") { Description = "Stop after this many hours; without --target, go on until then.", HelpName = "H" };
        var workers = WorkerCommand.Workers();
        var run = new Option<string?>("--run") { Description = "Name of the run (default: derived from its settings, so that the same command resumes it).", HelpName = "NAME" };
        var canaries = new Option<int>("--canaries") { Description = "Slip a known-bad problem in after about this many candidates; 0 for none.", HelpName = "N", DefaultValueFactory = _ => RunSettings.DefaultCanaryInterval };
        var output = new Option<string?>("--out") { Description = "Folder of the datasets (default: runs/NAME/datasets in the data folder).", HelpName = "DIR" };
        var noExport = new Option<bool>("--no-export") { Description = "Do not export at the end." };
        var acceptNewCode = new Option<bool>("--accept-new-code") { Description = "Resume a run that was started with other code." };
        var verbose = new Option<bool>("--verbose") { Description = "Show the worker's log." };
        var database = new DatabaseOptions();
        hours.Require(h => h is > 0 and <= 10_000, "--hours must be more than 0 and at most 10,000.");
        run.Require(name => RunCoordinator.IsName(name!), $"--run must be {RunCoordinator.NameRule}.");
        canaries.Require(n => n >= 0, "--canaries must be 0 or more.");
        var command = new Command("grow", "Grow a run to its target and export its datasets. Ctrl-C pauses; the same command resumes.");
        growth.AddTo(command);
        foreach (var option in new Option[] { hours, workers, run, canaries, output, noExport, acceptNewCode, verbose })
        {
            command.Options.Add(option);
        }

        author.AddTo(command);
        model.AddTo(command);
        database.AddTo(command);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var options = author.Apply(parsed, growth.Read(parsed)) with
            {
                Hours = parsed.GetValue(hours),
                Run = parsed.GetValue(run),
                CanaryInterval = parsed.GetValue(canaries),
                Workers = parsed.GetValue(workers),
                AcceptNewCode = parsed.GetValue(acceptNewCode),
            };
            await using var opened = model.OpenFor(parsed, options.Author);
            return await GrowAsync(parsed, database.Read(parsed), options, opened, parsed.GetValue(noExport) ? null : parsed.GetValue(output) ?? "", parsed.GetValue(verbose), cancellationToken);
        });
        return command;
    }

    /// <summary>Grows a run with a display of its progress, and exports it unless <paramref name="output"/> is null; empty is the default folder.</summary>
    internal static async Task<int> GrowAsync(
        ParseResult parsed, WorkerSettings settings, GrowOptions options, RunModel? model, string? output, bool verbose, CancellationToken cancellationToken)
    {
        var writer = parsed.InvocationConfiguration.Output;
        await using var database = await DatabaseSession.OpenAsync(settings, cancellationToken);
        using var display = new ProgressDisplay(writer, TimeProvider.System);
        RunProgress progress;
        try
        {
            progress = await new Grower(database, TimeProvider.System, model).GrowAsync(options, display, verbose, cancellationToken);
        }
        catch (OperationCanceledException)
        {
            display.Close();
            await writer.WriteLineAsync("Paused. The same command resumes it.");
            return CommandErrors.Interrupted;
        }

        display.Close();
        await writer.WriteLineAsync(Summary(progress));
        if (model is not null)
        {
            await using var context = database.CreateContext();
            await writer.WriteLineAsync($"  {ModelUsage.Describe(await ModelUsage.ReadAsync(context, progress.Run.Id, cancellationToken))}");
        }

        if (progress.Run.State != RunState.Finished)
        {
            return CommandErrors.Failure;
        }

        if (output is null)
        {
            return CommandErrors.Success;
        }

        var folder = output.Length == 0 ? ExportCommand.DefaultFolder(settings, progress.Run.Id) : output;
        return await ExportCommand.ExportAsync(database, progress.Run.Id, new ExportOptions { Folder = folder }, writer, cancellationToken);
    }

    private static string Summary(RunProgress progress)
    {
        var run = progress.Run;
        var lines = new List<string>
        {
            $"Run {run.Id}: {run.State.ToString().ToLowerInvariant()}, {run.Accepted:N0} of {progress.Wanted:N0} problems accepted, {run.Repaired:N0} repaired, {run.Rejected:N0} rejected of {run.Candidates:N0} candidates.",
        };
        if (run.Reason is { } reason)
        {
            lines.Add($"  {reason}");
        }

        if (run.State == RunState.Paused)
        {
            lines.Add(run.Reason is null ? "  Somebody else paused it. The same command resumes it." : "  Nothing is lost. The same command resumes it.");
        }

        if (progress.Reasons.Count > 0)
        {
            lines.Add($"  Rejected for: {string.Join(", ", progress.Reasons.Take(6).Select(r => $"{r.Key} {r.Value:N0}"))}");
        }

        foreach (var cell in progress.Spent.Take(8))
        {
            lines.Add($"  Not full: {cell.Key}: {cell.Accepted:N0} of {cell.Quota:N0} ({(cell.State == CellState.Paused ? "paused: canaries were missed in this domain" : $"{cell.Candidates:N0} candidates spent")}).");
        }

        if (progress.Spent.Count > 8)
        {
            lines.Add($"  ... and {progress.Spent.Count - 8:N0} more cells; `flywheel runs show {run.Id}` lists them.");
        }

        return string.Join(Environment.NewLine, lines);
    }
}
