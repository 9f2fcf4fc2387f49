using Flywheel.Checker;
using Flywheel.Knowledge.Storage;

namespace Flywheel.Worker.Jobs;

/// <summary>Sums up the trail of a problem that failed a check.</summary>
internal static class DecisionRows
{
    /// <summary>The decision about a problem; null for one that passed as it was.</summary>
    /// <param name="problem">The problem's row as it was authored.</param>
    /// <param name="report">What the checker and the repairs did with it.</param>
    /// <param name="now">When.</param>
    public static DecisionRow? Of(ProblemRow problem, CheckReport report, DateTimeOffset now)
    {
        if (report.Outcome == CheckOutcome.Accepted)
        {
            return null;
        }

        var repaired = report.Outcome == CheckOutcome.Repaired;
        var failures = report.Rounds.SelectMany(r => r.Findings).Where(f => f.IsFailure).ToArray();
        var (question, answer) = repaired ? (report.Problem.FullQuestion, report.Problem.Answer.Text) : (problem.Question, problem.Answer);
        return new DecisionRow
        {
            ProblemId = problem.Id,
            RunId = problem.RunId,
            At = now,
            Domain = problem.Domain,
            FigureKind = problem.FigureKind,
            Family = problem.Family,
            Author = problem.Author,
            Outcome = repaired ? DecisionOutcome.Repaired : DecisionOutcome.Rejected,
            Checks = Names(failures.Select(f => f.Check)),
            Repairs = Names(report.Rounds.SelectMany(r => r.Repairs).Select(r => r.Repair)),
            Applied = Names(report.Rounds.SelectMany(r => r.Repairs).Where(r => r.Kept).Select(r => r.Repair)),
            Rounds = report.Rounds.Length,
            Stratum = RepairedBy(report) ?? DecisionRow.RejectedPrefix + report.Reasons.First().Check,
            Text = Shorten(string.Join('\n', failures.Select(f => f.Message).Distinct(StringComparer.Ordinal).Prepend(answer).Prepend(question))),
        };
    }

    /// <summary>The repair after which a problem passed every check; null if there was none.</summary>
    public static string? RepairedBy(CheckReport report) =>
        report.Outcome == CheckOutcome.Repaired ? report.Rounds.SelectMany(r => r.Repairs).Last(r => r.Kept).Repair : null;

    private static string[] Names(IEnumerable<string> names) => [.. names.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    private static string Shorten(string text)
    {
        if (text.Length <= DecisionRow.LongestText)
        {
            return text;
        }

        // Half a surrogate pair is no text that the database takes.
        return text[..(char.IsHighSurrogate(text[DecisionRow.LongestText - 1]) ? DecisionRow.LongestText - 1 : DecisionRow.LongestText)];
    }
}
