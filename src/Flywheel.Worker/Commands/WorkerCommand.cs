using System.CommandLine;
using Flywheel.Worker.Hosting;
using Flywheel.Worker.Models;

namespace Flywheel.Worker.Commands;

/// <summary><c>flywheel worker</c>: does the jobs of runs that other processes started.</summary>
internal static class WorkerCommand
{
    /// <summary>The option that says how many jobs run at a time.</summary>
    public static Option<int?> Workers()
    {
        var workers = new Option<int?>("--workers") { Description = "Jobs at a time in this process (default: one a processor).", HelpName = "W" };
        workers.Require(n => n is >= 1 and <= 256, "--workers must be 1 to 256.");
        return workers;
    }

    public static Command Create()
    {
        var workers = Workers();
        var verbose = new Option<bool>("--verbose") { Description = "Show the worker's log." };
        var model = new RunModelOptions();
        var database = new DatabaseOptions();
        var command = new Command("worker", "Join the runs of a database, from this or another machine, until Ctrl-C. Give the same --connection as the others.") { workers, verbose };
        model.AddTo(command);
        database.AddTo(command);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await using var opened = model.IsGiven(parsed) ? model.Open(parsed) : null;
            return await RunAsync(parsed, database.Read(parsed), parsed.GetValue(workers), parsed.GetValue(verbose), opened, cancellationToken);
        });
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, WorkerSettings settings, int? workers, bool verbose, RunModel? model, CancellationToken cancellationToken)
    {
        try
        {
            await WorkAsync(settings, workers, verbose, model, parsed.InvocationConfiguration.Output, cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // This is how a worker is meant to end, even one that had not begun yet.
        }

        return CommandErrors.Success;
    }

    private static async Task WorkAsync(WorkerSettings settings, int? workers, bool verbose, RunModel? model, TextWriter output, CancellationToken cancellationToken)
    {
        await using var database = await DatabaseSession.OpenAsync(settings, cancellationToken);
        using var host = await WorkerHost.BuildAsync(database, workers, verbose, model, cancellationToken);
        await host.StartAsync(cancellationToken);
        try
        {
            await output.WriteLineAsync($"Working with {workers ?? Environment.ProcessorCount} jobs at a time; Ctrl-C ends.");
            await new RunKeeper(database, host.Services, model, output.WriteLine).KeepAsync(cancellationToken);
        }
        finally
        {
            await host.StopAsync(CancellationToken.None);
        }
    }
}
