using Flywheel.Checker;
using Flywheel.Knowledge.Storage;
using Flywheel.Worker.Runs;

namespace Flywheel.Worker.Dashboard.Problems;

/// <summary>What became of one check of a problem.</summary>
/// <param name="Check">The check's name.</param>
/// <param name="Proves">What it proves; empty for a check that this version does not have.</param>
/// <param name="Verdict">What it said in the last round; null for a check that was not asked.</param>
/// <param name="Findings">What it said that was not a plain pass, by round.</param>
internal sealed record CheckResult(string Check, string Proves, FindingVerdict? Verdict, IReadOnlyList<FindingRow> Findings)
{
    /// <summary>The results of every check there is and every one that said something, the failed first.</summary>
    public static IReadOnlyList<CheckResult> Of(ProblemStory story)
    {
        var judged = story.Events.LastOrDefault(e => e.Event == "checked");
        var passed = judged is null ? [] : ProblemReason.Names(judged, "passed").ToHashSet(StringComparer.Ordinal);
        var rounds = judged is null ? 0 : (int?)ProblemReason.Detail(judged, "rounds") ?? 0;
        var proves = CheckerCatalog.Checks.ToDictionary(c => c.Name, c => c.Proves, StringComparer.Ordinal);
        var findings = story.Findings.ToLookup(f => f.CheckName, StringComparer.Ordinal);
        var names = proves.Keys.Concat(passed).Concat(findings.Select(f => f.Key)).Distinct(StringComparer.Ordinal);
        return [.. names
            .Select(name => new CheckResult(name, proves.GetValueOrDefault(name, ""), Last(findings[name], rounds) ?? (passed.Contains(name) ? FindingVerdict.Pass : null), [.. findings[name]]))
            .OrderBy(r => r.Verdict switch { FindingVerdict.Fail => 0, FindingVerdict.NotJudged => 1, FindingVerdict.Pass => r.Findings.Count > 0 ? 2 : 3, _ => 4 })
            .ThenBy(r => r.Check, StringComparer.Ordinal)];
    }

    private static FindingVerdict? Last(IEnumerable<FindingRow> findings, int rounds)
    {
        var last = findings.Where(f => f.Round >= rounds).Select(f => (FindingVerdict?)f.Verdict).ToArray();
        return last.Contains(FindingVerdict.Fail) ? FindingVerdict.Fail : last.FirstOrDefault();
    }
}
