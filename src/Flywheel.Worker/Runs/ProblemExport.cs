using Flywheel.Knowledge.Storage;

namespace Flywheel.Worker.Runs;

/// <summary>An export of a problem's run, and whether it holds the problem by the verdicts that stood when it began.</summary>
/// <param name="Export">The export.</param>
/// <param name="Holds">
/// Whether it was to hold the problem. A dataset may still leave out what it has no row for, such as a picture without anything to point at;
/// the export's own list of rows has the last word.
/// </param>
/// <param name="Verdict">The verdict that counted; null where no person's did.</param>
public sealed record ProblemExport(ExportRow Export, bool Holds, ReviewRow? Verdict)
{
    /// <summary>What an export made of a problem. It follows the verdicts that were given before it began.</summary>
    internal static ProblemExport Of(ProblemRow problem, IReadOnlyList<ReviewRow> reviews, ExportRow export)
    {
        var verdict = Counting(reviews, export.StartedAt);
        return new ProblemExport(export, Belongs(problem, verdict), verdict);
    }

    /// <summary>Of a problem's verdicts in order, the latest until a time; null where there is none, or it took the earlier ones back.</summary>
    internal static ReviewRow? Counting(IReadOnlyList<ReviewRow> reviews, DateTimeOffset until) =>
        reviews.LastOrDefault(r => r.At <= until) is { Verdict: not ReviewVerdict.Withdrawn } verdict ? verdict : null;

    /// <summary>What settled belongs to the datasets unless a person rejected it; what a person let pass belongs to them whatever the checks said.</summary>
    internal static bool Belongs(ProblemRow problem, ReviewRow? verdict) =>
        problem.State != ProblemState.Canary && (verdict is null ? problem.State == ProblemState.Settled : verdict.Verdict != ReviewVerdict.Rejected);
}
