using System.Text.Json;
using System.Text.Json.Nodes;
using Flywheel.Knowledge.Storage;
using Flywheel.Worker.Dashboard.Views;
using Flywheel.Worker.Runs;

namespace Flywheel.Worker.Dashboard.Problems;

/// <summary>One link of the chain that put a problem where it is.</summary>
/// <param name="At">When it came about; null where nobody wrote that down.</param>
/// <param name="Word">What happened, in a word.</param>
/// <param name="Tone">How it looks: good, warning, bad, or empty.</param>
/// <param name="Text">What happened, as a sentence.</param>
/// <param name="Other">Another problem that had a part in it; null for none.</param>
internal sealed record ProblemReason(DateTimeOffset? At, string Word, string Tone, string Text, string? Other = null)
{
    /// <summary>The chain of a problem: who made it, what the checks said, what became of it in its run, and what people decided.</summary>
    public static IEnumerable<ProblemReason> Of(ProblemStory story)
    {
        var (problem, events) = (story.Problem, story.Events);
        var origin = events.FirstOrDefault(e => e.Event is "authored" or "expanded");
        yield return problem.ParentId is { } parent
            ? new ProblemReason(origin?.At, "expanded", "", $"{origin?.Actor ?? problem.Author} made it of another problem, {Format.Name(problem.Lineage)}, for the cell {problem.CellKey}.", parent)
            : new ProblemReason(origin?.At, "authored", "", $"{origin?.Actor ?? problem.Author} wrote it, of the family {problem.Family}, for the cell {problem.CellKey}.");
        if (story.Canary is { } canary)
        {
            yield return new ProblemReason(
                canary.At, "canary", "warning", $"It was spoilt on purpose ({canary.Damage}) to measure the checks. {(canary.DetectedBy.Length > 0 ? $"Caught by {string.Join(", ", canary.DetectedBy)}." : "No check caught it.")} No dataset ever holds it.");
        }

        if (events.LastOrDefault(e => e.Event == "checked") is { } judged)
        {
            yield return Judged(story, judged);
        }

        foreach (var entry in events.Where(e => e.Event is "settled" or "surplus" or "refused"))
        {
            yield return Placed(entry);
        }

        foreach (var review in story.Reviews)
        {
            yield return new ProblemReason(review.At, Format.Name(review.Verdict), ToneOf(review.Verdict), $"{review.Reviewer} {Deed(review.Verdict)}{(review.Comment.Length > 0 ? $": {review.Comment}" : ".")}");
        }
    }

    /// <summary>A value of an event's details; null where it has none.</summary>
    public static JsonNode? Detail(LedgerRow entry, string name)
    {
        try
        {
            return entry.Details is null ? null : (JsonNode.Parse(entry.Details) as JsonObject)?[name];
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>The checks that an event lists.</summary>
    public static IEnumerable<string> Names(LedgerRow entry, string name) =>
        Detail(entry, name) is JsonArray names ? names.Select(n => n?.ToString() ?? "") : [];

    private static ProblemReason Judged(ProblemStory story, LedgerRow judged)
    {
        var passed = Names(judged, "passed").Count();
        var failed = Names(judged, "failed").Distinct(StringComparer.Ordinal).ToArray();
        var repairs = story.Repairs.Where(r => r.Outcome == RepairOutcome.Applied).Select(r => r.Repair).ToArray();
        var text = failed.Length > 0
            ? $"It failed {string.Join(", ", failed)}{(repairs.Length > 0 ? $", even after {string.Join(", ", repairs)}" : "")}; {passed} other checks passed."
            : repairs.Length > 0 ? $"Repaired by {string.Join(", ", repairs)}, it passed all {passed} checks." : $"It passed all {passed} checks.";
        return new ProblemReason(judged.At, failed.Length > 0 ? "failed" : repairs.Length > 0 ? "repaired" : "passed", failed.Length > 0 ? "bad" : repairs.Length > 0 ? "warning" : "good", text);
    }

    private static ProblemReason Placed(LedgerRow entry) => entry.Event switch
    {
        "settled" => new ProblemReason(entry.At, "settled", "good", "Nothing in the run was like it and its cell had room: it belongs to the run's datasets."),
        "surplus" => new ProblemReason(entry.At, "surplus", "warning", "Its cell was full when its wave settled: it is kept and not exported."),
        _ => new ProblemReason(entry.At, "refused", "bad", $"Refused as {Detail(entry, "reason")?.ToString() ?? "a near-duplicate"} of an earlier problem of the run.", Detail(entry, "twin")?.ToString()),
    };

    private static string ToneOf(ReviewVerdict verdict) => verdict switch
    {
        ReviewVerdict.Approved => "good",
        ReviewVerdict.Rejected => "bad",
        _ => "warning",
    };

    private static string Deed(ReviewVerdict verdict) => verdict switch
    {
        ReviewVerdict.Approved => "approved it",
        ReviewVerdict.Rejected => "rejected it; exports since leave it out",
        ReviewVerdict.Reverted => "took it back to the version before a repair",
        ReviewVerdict.Overridden => "edited it; exports since hold the edited version",
        _ => "took the earlier verdict back",
    };
}
