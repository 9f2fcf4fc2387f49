using System.CommandLine;
using System.Text.Json.Nodes;
using Flywheel.Knowledge.Storage;
using Flywheel.Worker.Hosting;
using Flywheel.Worker.Runs;

namespace Flywheel.Worker.Commands;

/// <summary><c>flywheel problem why</c>: tells what made a problem, what the checks found, what the repairs changed, and what became of it.</summary>
internal static class ProblemWhyCommand
{
    public static Command Create(Func<ParseResult, CancellationToken, Task<DatabaseSession>> open)
    {
        var id = ProblemCommand.Id();
        var json = KnowledgeView.Json();
        var command = new Command("why", "Tell the whole story of a problem: who made it from what, what was found and changed, and what became of it.") { id, json };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await using var session = await open(parsed, cancellationToken);
            await using var context = session.CreateContext();
            var story = await ProblemStory.ReadAsync(context, parsed.GetRequiredValue(id), cancellationToken);
            if (parsed.GetValue(json))
            {
                KnowledgeView.Print(parsed, Describe(story));
            }
            else
            {
                Print(parsed.InvocationConfiguration.Output, story);
            }

            return CommandErrors.Success;
        });
        return command;
    }

    private static object Describe(ProblemStory story) => new
    {
        story.Problem.Id,
        state = story.Problem.State.ToString(),
        story.Problem.Reason,
        story.Problem.Domain,
        story.Problem.FigureKind,
        story.Problem.Level,
        story.Problem.Family,
        knowledge = story.Problem.NodeIds,
        story.Problem.Question,
        story.Problem.Answer,
        events = story.Events.Select(e => new { e.Event, e.Actor, e.CodeVersion, details = Parsed(e.Details), e.At }),
        findings = story.Findings.Select(f => new { f.Round, check = f.CheckName, verdict = f.Verdict.ToString(), f.Message, evidence = Parsed(f.Evidence), f.Actor, f.At }),
        repairs = story.Repairs.Select(r => new { r.Round, r.Repair, r.FindingCheck, outcome = r.Outcome.ToString(), r.Reason, changes = DocumentChange.Between(r.Before, r.After), r.Actor, r.At }),
        canary = story.Canary is { } c ? new { c.Damage, c.DetectedBy, c.Accepted } : null,
        reviews = story.Reviews.Select(r => new { r.Version, r.Reviewer, verdict = r.Verdict.ToString(), r.Comment, changes = DocumentChange.Between(r.Before, r.After), r.At }),
        ancestors = story.Ancestors.Select(a => a.Id),
        story.Children,
        exports = story.Exports.Where(e => e.Holds).Select(e => new { e.Export.Dataset, e.Export.Directory, e.Export.FinishedAt, verdict = e.Verdict?.Version }),
    };

    private static JsonNode? Parsed(string? json) => json is null ? null : JsonNode.Parse(json);

    private static void Print(TextWriter output, ProblemStory story)
    {
        var problem = story.Problem;
        output.WriteLine($"{problem.Id}: {problem.State.ToString().ToLowerInvariant()}{(problem.Reason is null ? "" : $", {problem.Reason}")}");
        output.WriteLine($"  {problem.Question.ReplaceLineEndings($"{Environment.NewLine}  ")}");
        output.WriteLine($"  Answer: {problem.Answer}");
        output.WriteLine($"  {problem.Domain}, {problem.FigureKind}, level {problem.Level}, {problem.Family}");
        output.WriteLine($"  Knowledge: {string.Join(", ", problem.NodeIds)}");
        foreach (var ancestor in story.Ancestors)
        {
            output.WriteLine($"  {(ancestor == story.Ancestors[0] ? "Made from" : "  and that from")} {ancestor.Id}");
        }

        if (story.Canary is { } canary)
        {
            output.WriteLine($"  Known to be bad: {canary.Damage}. {(canary.DetectedBy.Length > 0 ? $"Failed by {string.Join(", ", canary.DetectedBy)}." : "No check failed it.")}{(canary.Accepted ? " It would have been accepted." : "")}");
        }

        foreach (var (index, entry) in story.Events.Index())
        {
            output.WriteLine();
            output.WriteLine($"{entry.At.UtcDateTime:yyyy-MM-dd HH:mm:ss} {entry.Event} by {entry.Actor} ({entry.CodeVersion})");
            PrintDetails(output, Parsed(entry.Details));
            if (entry.Event == "checked" && !story.Events.Take(index).Any(e => e.Event == "checked"))
            {
                PrintRounds(output, story);
            }
        }

        foreach (var review in story.Reviews)
        {
            output.WriteLine();
            output.WriteLine($"{review.At.UtcDateTime:yyyy-MM-dd HH:mm:ss} {review.Verdict.ToString().ToLowerInvariant()} by {review.Reviewer}: {review.Comment}");
            PrintChanges(output, review.Before, review.After);
        }

        PrintList(output, "Children", story.Children);
        PrintList(output, "Exported", story.Exports.Where(e => e.Holds).Select(e =>
            $"{e.Export.Dataset} in {e.Export.Directory}, {e.Export.FinishedAt?.UtcDateTime:yyyy-MM-dd HH:mm}{(e.Verdict is { } v ? $", as {v.Reviewer} decided" : "")}"));
        if (story.Verdict is { Verdict: ReviewVerdict.Rejected } rejected)
        {
            output.WriteLine();
            output.WriteLine($"Exports leave it out since {rejected.Reviewer} rejected it.");
        }
    }

    private static void PrintDetails(TextWriter output, JsonNode? details)
    {
        foreach (var (name, value) in details as JsonObject ?? [])
        {
            var text = value is JsonArray items ? string.Join(", ", items) : value?.ToString() ?? "";
            if (text.Length > 0)
            {
                output.WriteLine($"    {name}: {text}");
            }
        }
    }

    private static void PrintRounds(TextWriter output, ProblemStory story)
    {
        foreach (var round in story.Findings.Select(f => f.Round).Concat(story.Repairs.Select(r => r.Round)).Distinct().Order())
        {
            output.WriteLine($"  Round {round}");
            foreach (var finding in story.Findings.Where(f => f.Round == round))
            {
                output.WriteLine($"    {(finding.Verdict == FindingVerdict.Fail ? "failed" : "not judged")}: {finding.CheckName}: {finding.Message}");
                if (finding.Evidence is not (null or "{}"))
                {
                    output.WriteLine($"      evidence: {finding.Evidence}");
                }
            }

            foreach (var repair in story.Repairs.Where(r => r.Round == round))
            {
                output.WriteLine($"    {repair.Outcome.ToString().ToLowerInvariant()}: {repair.Repair} for {repair.FindingCheck}: {repair.Reason}");
                PrintChanges(output, repair.Before, repair.After);
            }
        }
    }

    private static void PrintChanges(TextWriter output, string? before, string? after)
    {
        foreach (var change in DocumentChange.Between(before, after))
        {
            output.WriteLine($"      {change.Where}: {change.Words.ReplaceLineEndings($"{Environment.NewLine}        ")}");
        }
    }

    private static void PrintList(TextWriter output, string title, IEnumerable<string> lines)
    {
        foreach (var (index, line) in lines.Index())
        {
            output.Write(index == 0 ? $"{Environment.NewLine}{title}{Environment.NewLine}" : "");
            output.WriteLine($"  {line}");
        }
    }
}
