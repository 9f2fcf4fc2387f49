using System.CommandLine;
using Flywheel.Knowledge.Storage;
using Flywheel.Worker.Hosting;
using Flywheel.Worker.Jobs;
using Flywheel.Worker.Models;
using Flywheel.Worker.Runs;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Flywheel.Worker.Commands;

/// <summary><c>flywheel worker</c>: does the jobs of runs that other processes started.</summary>
internal static class WorkerCommand
{
    private static readonly TimeSpan RecoveryInterval = TimeSpan.FromSeconds(20);

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
            await ServeAsync(database, host.Services, model, output, cancellationToken);
        }
        finally
        {
            await host.StopAsync(CancellationToken.None);
        }
    }

    /// <summary>Looks after the running runs of this program's version for as long as the worker lives; names each that it joins or cannot join.</summary>
    private static async Task ServeAsync(DatabaseSession database, IServiceProvider services, RunModel? model, TextWriter output, CancellationToken cancellationToken)
    {
        var (dispatcher, queues) = (services.GetRequiredService<BatchDispatcher>(), services.GetRequiredService<BatchServices>().Queues);
        var known = new HashSet<string>(StringComparer.Ordinal);
        while (true)
        {
            try
            {
                await database.EnsureRunningAsync(cancellationToken);
                foreach (var run in await RunningAsync(database, cancellationToken))
                {
                    var ours = queues.Contains(WorkQueue.Of(run));
                    if (known.Add(run.Id))
                    {
                        await output.WriteLineAsync(ours ? $"Joined {run.Id}." : $"Left {run.Id} alone: {WhyNot(run, model)}");
                    }

                    if (ours)
                    {
                        await dispatcher.ContinueAsync(run.Id, cancellationToken);
                    }
                }
            }
            catch (Exception e) when (DatabaseTrouble.IsPassing(e))
            {
                await output.WriteLineAsync($"The database is away; waiting for it. ({e.Message})");
            }

            await Task.Delay(RecoveryInterval, cancellationToken);
        }
    }

    private static string WhyNot(RunRow run, RunModel? model) => RunSettings.Parse(run.Settings).Model is { } needed && needed.Identity != model?.Identity
        ? $"it needs the model {needed.Name}{(needed.Digest is null ? "" : $" ({needed.Digest})")} with its prompts and its embedding; {(model is null ? "give --endpoint URL --model NAME, or --model DIR." : $"this worker has {model.Generator.Model}.")}"
        : "it was started with other code or other knowledge than this program has.";

    private static async Task<List<RunRow>> RunningAsync(DatabaseSession database, CancellationToken cancellationToken)
    {
        await using var context = database.CreateContext();
        return await context.Runs.AsNoTracking().Where(r => r.State == RunState.Running).OrderBy(r => r.CreatedAt).ToListAsync(cancellationToken);
    }
}
