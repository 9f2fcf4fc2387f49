using System.CommandLine;
using Flywheel.Checker;
using Flywheel.Knowledge.Storage;
using Flywheel.Worker.Hosting;
using Flywheel.Worker.Models;
using Flywheel.Worker.Runs;

namespace Flywheel.Worker.Commands;

/// <summary><c>flywheel runs show</c>: everything there is to say about one run.</summary>
internal static class RunsShowCommand
{
    public static Command Create(Func<ParseResult, CancellationToken, Task<DatabaseSession>> open, Option<bool> json)
    {
        var run = RunsCommand.Run();
        var command = new Command("show", "Show a run: state, cells, rates, rejections, repairs, and how many known-bad problems its checks caught.") { run };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await using var session = await open(parsed, cancellationToken);
            await using var context = session.CreateContext();
            var report = await RunReport.ReadAsync(context, parsed.GetRequiredValue(run), cancellationToken);
            if (parsed.GetValue(json))
            {
                KnowledgeView.Print(parsed, Describe(report));
            }
            else
            {
                Print(parsed, report);
            }

            return CommandErrors.Success;
        });
        return command;
    }

    private static object Describe(RunReport report)
    {
        var run = report.Progress.Run;
        return new
        {
            run.Id,
            state = run.State.ToString(),
            run.Reason,
            run.Seed,
            wanted = report.Progress.Wanted,
            run.Accepted,
            run.Rejected,
            run.Repaired,
            run.Candidates,
            run.CreatedAt,
            run.FinishedAt,
            report.Seconds,
            acceptedPerSecond = report.Rate,
            rejections = report.Progress.Reasons.ToDictionary(),
            report.Repairs,
            canaries = new { all = Share(report.Caught), byDamage = Shares(report.Damages), byDomain = Shares(report.Domains), byCheck = Shares(report.Checks) },
            author = RunSettings.Parse(run.Settings).Author,
            model = RunSettings.Parse(run.Settings).Model,
            usage = report.Usage,
            report.PausedDomains,
            cells = report.Cells.Select(c => new { c.Key, c.Domain, c.FigureKind, c.Level, state = c.State.ToString(), c.Quota, c.Accepted, c.Candidates, c.Budget }),
        };
    }

    private static IEnumerable<object> Shares(IEnumerable<CanaryRecall> recalls) => recalls.Select(r => new { r.Name, caught = Share(r.Caught) });

    private static object Share(Proportion share) => new { share.Hits, share.Total, share.Rate, share.Lower, share.Upper };

    private static void Print(ParseResult parsed, RunReport report)
    {
        var (output, run) = (parsed.InvocationConfiguration.Output, report.Progress.Run);
        output.WriteLine($"{run.Id}: {run.State.ToString().ToLowerInvariant()}{(run.Reason is null ? "" : $". {run.Reason}")}");
        output.WriteLine($"{run.Accepted:N0} of {report.Progress.Wanted:N0} problems accepted, {run.Repaired:N0} repaired, {run.Rejected:N0} rejected of {run.Candidates:N0} candidates.");
        output.WriteLine($"{report.Seconds:N0} seconds from the first batch to the last, {report.Rate:0.0} accepted problems a second.");
        PrintModel(parsed, report);
        foreach (var domain in report.PausedDomains)
        {
            output.WriteLine($"{domain} is paused: too many known-bad problems were missed there.");
        }

        PrintCells(parsed, report.Cells);
        Section(parsed, "Rejected for", " Candidates", report.Progress.Reasons.Select(r => (r.Key, $"{r.Value:N0}")));
        Section(parsed, "Repair", " Applied of proposed", report.Repairs.Select(r => (r.Repair, $"{r.Applied:N0} of {r.Proposed:N0}")));
        output.WriteLine(report.Caught.Total == 0 ? "No known-bad problems were slipped in." : $"Known-bad problems caught, with 95 % intervals: {report.Caught} of {report.Caught.Total:N0}");
        foreach (var (name, recalls) in new[] { ("Damage", report.Damages), ("Domain", report.Domains), ("Check", report.Checks) })
        {
            Section(parsed, name, " Caught", recalls.Select(r => (r.Name, $"{r.Caught} of {r.Caught.Total:N0}")));
        }
    }

    private static void PrintModel(ParseResult parsed, RunReport report)
    {
        var settings = RunSettings.Parse(report.Progress.Run.Settings);
        if (settings.Model is not { } model)
        {
            return;
        }

        var output = parsed.InvocationConfiguration.Output;
        output.WriteLine($"Written by {settings.Author}{(model.Share < 1 ? $", {model.Share:P0} of candidates by the model" : "")}{(model.Digest is null ? "" : $"; model digest {model.Digest}")}.");
        var table = CommandOutput.Table("Prompt", "Version", " Requests", " Without reply", " Tokens read", " Tokens written", " Cost");
        foreach (var usage in report.Usage)
        {
            table.Add(
                usage.Purpose, model.Prompts.GetValueOrDefault(usage.Purpose, ""), $"{usage.Requests:N0}", $"{usage.Failures:N0}", $"{usage.PromptTokens:N0}", $"{usage.CompletionTokens:N0}",
                $"{usage.Cost:0.00##}");
        }

        CommandOutput.Write(parsed, table);
        output.WriteLine(ModelUsage.Describe(report.Usage));
    }

    private static void PrintCells(ParseResult parsed, IReadOnlyList<CellRow> cells)
    {
        var table = CommandOutput.Table("Domain", "Figure kind", " Level", "State", " Accepted", " Quota", " Candidates", " Budget");
        foreach (var cell in cells)
        {
            table.Add(
                cell.Domain, cell.FigureKind, $"{cell.Level}", cell.State.ToString().ToLowerInvariant(), $"{cell.Accepted:N0}", $"{cell.Quota:N0}", $"{cell.Candidates:N0}", $"{cell.Budget:N0}");
        }

        CommandOutput.Write(parsed, table);
    }

    private static void Section(ParseResult parsed, string name, string value, IEnumerable<(string Name, string Value)> rows)
    {
        var table = CommandOutput.Table(name, value);
        foreach (var row in rows)
        {
            table.Add(row.Name, row.Value);
        }

        if (table.Rows.Count > 0)
        {
            CommandOutput.Write(parsed, table);
        }
    }
}
