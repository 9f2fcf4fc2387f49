using System.CommandLine;
using Flywheel.Worker.Hosting;
using Flywheel.Worker.Runs;
using Microsoft.EntityFrameworkCore;

namespace Flywheel.Worker.Commands;

/// <summary><c>flywheel runs</c>: lists runs, shows one, and pauses, resumes or cancels it.</summary>
internal static class RunsCommand
{
    public static Command Create()
    {
        var database = new DatabaseOptions();
        var json = KnowledgeView.Json();
        json.Recursive = true;
        Func<ParseResult, CancellationToken, Task<DatabaseSession>> open = (parsed, cancellationToken) => DatabaseSession.OpenAsync(database.Read(parsed), cancellationToken);
        var command = new Command("runs", "List runs, show one, pause, resume or cancel it. Without a subcommand: list.") { json };
        var list = new Command("list", "List the runs, the newest first.");
        list.SetAction((parsed, cancellationToken) => ListAsync(parsed, open, parsed.GetValue(json), cancellationToken));
        command.SetAction((parsed, cancellationToken) => ListAsync(parsed, open, parsed.GetValue(json), cancellationToken));
        command.Subcommands.Add(list);
        command.Subcommands.Add(RunsShowCommand.Create(open, json));
        command.Subcommands.Add(Change("pause", "Stop a run after the batches that are being done.", open, PauseAsync));
        command.Subcommands.Add(Change("resume", "Let a run go on that was paused, failed, or ended by its time limit.", open, ResumeAsync));
        command.Subcommands.Add(Change("cancel", "End a run for good; what it has made stays.", open, CancelAsync));
        database.AddTo(command);
        return command;
    }

    /// <summary>The argument that names a run.</summary>
    public static Argument<string> Run() => new("run") { Description = "The run's name." };

    private static Command Change(
        string name, string description, Func<ParseResult, CancellationToken, Task<DatabaseSession>> open, Func<RunCoordinator, string, CancellationToken, Task<string>> change)
    {
        var run = Run();
        var command = new Command(name, description) { run };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await using var session = await open(parsed, cancellationToken);
            await using var services = new ServiceCollection().AddRuns(session).BuildServiceProvider();
            var message = await change(services.GetRequiredService<RunCoordinator>(), parsed.GetRequiredValue(run), cancellationToken);
            await parsed.InvocationConfiguration.Output.WriteLineAsync(message);
            return CommandErrors.Success;
        });
        return command;
    }

    private static async Task<string> PauseAsync(RunCoordinator coordinator, string run, CancellationToken cancellationToken)
    {
        await coordinator.PauseAsync(run, cancellationToken);
        return $"{run} is paused. `flywheel runs resume {run}` lets it go on.";
    }

    private static async Task<string> ResumeAsync(RunCoordinator coordinator, string run, CancellationToken cancellationToken)
    {
        var differences = await coordinator.ResumeAsync(run, cancellationToken);
        return differences.Count == 0
            ? $"{run} goes on wherever a `flywheel worker` or `flywheel grow` serves this database."
            : $"{run} goes on with workers of the code that it was started with; this program has other code: {string.Join("; ", differences)}.";
    }

    private static async Task<string> CancelAsync(RunCoordinator coordinator, string run, CancellationToken cancellationToken)
    {
        await coordinator.CancelAsync(run, cancellationToken);
        return $"{run} is cancelled. What it has made can still be looked at and exported.";
    }

    private static async Task<int> ListAsync(ParseResult parsed, Func<ParseResult, CancellationToken, Task<DatabaseSession>> open, bool json, CancellationToken cancellationToken)
    {
        await using var session = await open(parsed, cancellationToken);
        await using var context = session.CreateContext();
        var runs = await context.Runs.AsNoTracking()
            .OrderByDescending(r => r.CreatedAt)
            .Select(r => new { Run = r, Wanted = context.Cells.Where(c => c.RunId == r.Id).Sum(c => (long)c.Quota) })
            .ToListAsync(cancellationToken);
        if (json)
        {
            KnowledgeView.Print(parsed, runs.Select(r => new
            {
                r.Run.Id,
                state = r.Run.State.ToString(),
                r.Run.Reason,
                r.Run.Seed,
                r.Wanted,
                r.Run.Accepted,
                r.Run.Rejected,
                r.Run.Repaired,
                r.Run.Candidates,
                r.Run.CreatedAt,
                r.Run.FinishedAt,
            }));
            return CommandErrors.Success;
        }

        if (runs.Count == 0)
        {
            await parsed.InvocationConfiguration.Output.WriteLineAsync("No runs yet. `flywheel grow --target 200` starts one.");
            return CommandErrors.Success;
        }

        var table = CommandOutput.Table("Run", "State", " Accepted", " Wanted", " Repaired", " Rejected", " Candidates", "Started (UTC)");
        foreach (var row in runs)
        {
            table.Add(
                row.Run.Id, row.Run.State.ToString().ToLowerInvariant(), $"{row.Run.Accepted:N0}", $"{row.Wanted:N0}", $"{row.Run.Repaired:N0}", $"{row.Run.Rejected:N0}",
                $"{row.Run.Candidates:N0}", $"{row.Run.CreatedAt.UtcDateTime:yyyy-MM-dd HH:mm}");
        }

        CommandOutput.Write(parsed, table);
        return CommandErrors.Success;
    }
}
