using System.Collections.Immutable;
using System.CommandLine;
using Flywheel.Knowledge.Storage;
using Flywheel.Synthesis.Plans;
using Flywheel.Worker.Hosting;
using Flywheel.Worker.Runs;
using Microsoft.EntityFrameworkCore;

namespace Flywheel.Worker.Commands;

/// <summary><c>flywheel plan</c>: shows what a run would make, and what a plan would mean for a run that exists.</summary>
internal static class PlanCommand
{
    public static Command Create()
    {
        var growth = new GrowthOptions();
        var run = new Option<string?>("--run") { Description = "Compare with this run: what would be reused, made or orphaned.", HelpName = "NAME" };
        var output = new Option<string?>("--output", "-o") { Description = "Write the plan as a plan file, to be edited and given to --plan.", HelpName = "FILE" };
        var json = KnowledgeView.Json();
        var database = new DatabaseOptions();
        var command = new Command("plan", "Show what a run would make: quotas by domain, figure kind and level. Starts nothing.") { run, output, json };
        growth.AddTo(command);
        database.AddTo(command);
        command.SetAction((parsed, cancellationToken) => ShowAsync(
            parsed, database.Read(parsed), growth.Read(parsed), parsed.GetValue(run), parsed.GetValue(output), parsed.GetValue(json), cancellationToken));
        return command;
    }

    private static async Task<int> ShowAsync(
        ParseResult parsed, WorkerSettings settings, GrowOptions options, string? run, string? file, bool json, CancellationToken cancellationToken)
    {
        await using var database = await DatabaseSession.OpenAsync(settings, cancellationToken);
        using var host = await WorkerHost.BuildAsync(database, workers: 1, verbose: false, model: null, cancellationToken);
        var (name, _, plan) = host.Services.GetRequiredService<RunPlanner>().Plan(options);
        var changes = run is null ? (ImmutableArray<PlanChange>?)null : PlanChange.Between(plan.Cells, await CellsAsync(database, run, cancellationToken));
        if (file is not null)
        {
            await File.WriteAllTextAsync(file, new Plan(plan.Cells).ToJson() + Environment.NewLine, cancellationToken);
        }

        if (json)
        {
            KnowledgeView.Print(parsed, changes is { } compared
                ? new { run, target = plan.Cells.Sum(c => c.Quota), reused = compared.Sum(c => c.Reused), made = compared.Sum(c => c.Made), orphaned = compared.Sum(c => c.Orphaned), cells = compared }
                : new { run = name, target = plan.Cells.Sum(c => c.Quota), cells = plan.Cells });
        }
        else if (changes is { } compared)
        {
            PrintComparison(parsed, run!, compared);
        }
        else
        {
            Print(parsed, name, plan);
        }

        if (file is not null && !json)
        {
            await parsed.InvocationConfiguration.Output.WriteLineAsync($"Written to {file}.");
        }

        return CommandErrors.Success;
    }

    private static async Task<List<CellRow>> CellsAsync(DatabaseSession database, string run, CancellationToken cancellationToken)
    {
        await using var context = database.CreateContext();
        return await context.Runs.AnyAsync(r => r.Id == run, cancellationToken)
            ? await context.Cells.AsNoTracking().Where(c => c.RunId == run).ToListAsync(cancellationToken)
            : throw new RunException($"There is no run \"{run}\". `flywheel runs` lists them.");
    }

    /// <summary>One line a domain and figure kind; the levels side by side.</summary>
    private static void Print(ParseResult parsed, string name, RunPlan plan)
    {
        var levels = plan.Cells.Select(c => c.Level).Distinct().Order().ToArray();
        var table = CommandOutput.Table(["Domain", "Figure kind", .. levels.Select(l => $" Level {l}"), " Together", " Budget"]);
        foreach (var group in plan.Cells.GroupBy(c => (c.Domain, c.FigureKind)).OrderBy(g => g.Key.Domain, StringComparer.Ordinal).ThenBy(g => g.Key.FigureKind, StringComparer.Ordinal))
        {
            table.Add([
                group.Key.Domain, group.Key.FigureKind, .. levels.Select(l => group.Where(c => c.Level == l).Sum(c => c.Quota) is > 0 and var quota ? $"{quota:N0}" : ""),
                $"{group.Sum(c => (long)c.Quota):N0}", $"{group.Sum(c => (long)c.Budget):N0}",
            ]);
        }

        CommandOutput.Write(parsed, table);
        parsed.InvocationConfiguration.Output.WriteLine($"{name}: {plan.Cells.Sum(c => (long)c.Quota):N0} problems in {plan.Cells.Length:N0} cells, with at most {plan.Cells.Sum(c => (long)c.Budget):N0} candidates.");
    }

    private static void PrintComparison(ParseResult parsed, string run, ImmutableArray<PlanChange> changes)
    {
        var table = CommandOutput.Table("Cell", " Wanted", " In the run", " Reused", " Made", " Orphaned", "");
        foreach (var change in changes)
        {
            table.Add(
                change.Key, $"{change.Wanted:N0}", $"{change.Accepted:N0} of {change.Planned:N0}", $"{change.Reused:N0}", $"{change.Made:N0}", $"{change.Orphaned:N0}",
                change.IsEdit ? "differs" : "");
        }

        CommandOutput.Write(parsed, table);
        var edits = changes.Count(c => c.IsEdit);
        parsed.InvocationConfiguration.Output.WriteLine(
            $"Against {run}: {changes.Sum(c => (long)c.Reused):N0} problems reused, {changes.Sum(c => (long)c.Made):N0} made, {changes.Sum(c => (long)c.Orphaned):N0} orphaned. "
            + (edits == 0 ? "The plan is the run's." : $"{edits:N0} cells differ, so the plan needs a run of its own."));
    }
}
