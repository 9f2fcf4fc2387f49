using Flywheel.Knowledge.Storage;
using Flywheel.Worker.Dashboard.Views;
using Flywheel.Worker.Runs;
using Microsoft.EntityFrameworkCore;

namespace Flywheel.Worker.Dashboard.Queries;

/// <summary>Two runs side by side.</summary>
/// <param name="RunA">The first run.</param>
/// <param name="RunB">The second.</param>
/// <param name="A">What came of the first, as far as it is counted.</param>
/// <param name="B">What came of the second.</param>
/// <param name="Settings">What differs in what the second was asked for, each as a phrase.</param>
/// <param name="MoreSettings">Differences that are not listed.</param>
internal sealed record RunComparison(RunRow RunA, RunRow RunB, RunFindings A, RunFindings B, IReadOnlyList<string> Settings, int MoreSettings)
{
    private const int DifferencesShown = 40;

    /// <summary>Whether all is counted.</summary>
    public bool IsComplete => A.IsComplete && B.IsComplete;

    /// <summary>Compares two runs; null unless both exist.</summary>
    public static async Task<RunComparison?> ReadAsync(FlywheelDbContext context, RunReadings readings, string? a, string? b, CancellationToken cancellationToken)
    {
        if (a is null || b is null || !RunCoordinator.IsName(a) || !RunCoordinator.IsName(b))
        {
            return null;
        }

        var runs = await context.Runs.AsNoTracking().Where(r => r.Id == a || r.Id == b).ToDictionaryAsync(r => r.Id, StringComparer.Ordinal, cancellationToken);
        if (!runs.TryGetValue(a, out var runA) || !runs.TryGetValue(b, out var runB))
        {
            return null;
        }

        var (findingsA, findingsB) = (RunFindings.ReadAsync(readings, a, cancellationToken), RunFindings.ReadAsync(readings, b, cancellationToken));
        var differences = DifferencesOf(runA, runB).ToArray();
        return new RunComparison(runA, runB, await findingsA, await findingsB, [.. differences.Take(DifferencesShown)], Math.Max(0, differences.Length - DifferencesShown));
    }

    /// <summary>The names that either run has something to say about, the first run's first, with what each says.</summary>
    public static IEnumerable<(string Name, T? A, T? B)> Pair<T>(IEnumerable<KeyValuePair<string, T>> a, IEnumerable<KeyValuePair<string, T>> b)
        where T : struct
    {
        var (first, second) = (a.ToArray(), b.ToDictionary(StringComparer.Ordinal));
        foreach (var (name, value) in first)
        {
            yield return (name, value, second.Remove(name, out var other) ? other : null);
        }

        foreach (var (name, value) in second)
        {
            yield return (name, null, value);
        }
    }

    /// <summary>What passed and what was rejected in both, by minutes since each run's first checked batch.</summary>
    public Chart? Growth(string title, Func<TimelinePoint, long> value)
    {
        if (A.Timeline is not { Points.Count: > 0 } a || B.Timeline is not { Points.Count: > 0 } b)
        {
            return null;
        }

        var (left, right) = (a.Growth(value).ToDictionary(p => p.Minute, p => p.Value), b.Growth(value).ToDictionary(p => p.Minute, p => p.Value));
        double[] minutes = [.. left.Keys.Union(right.Keys).Order()];
        return new Chart(
            title,
            minutes,
            IsTime: false,
            [new ChartSeries(RunA.Id, [.. minutes.Select(m => At(left, m))], "accent"), new ChartSeries(RunB.Id, [.. minutes.Select(m => At(right, m))], "warning")],
            "Minutes since the first batch");
    }

    private static double? At(Dictionary<double, double> values, double minute) => values.TryGetValue(minute, out var value) ? value : null;

    private static IEnumerable<string> DifferencesOf(RunRow a, RunRow b)
    {
        foreach (var difference in RunSettings.Parse(a.Settings).Differences(RunSettings.Parse(b.Settings)))
        {
            yield return difference;
        }

        var (codeA, codeB) = (CodeVersions.Parse(a.CodeVersions), CodeVersions.Parse(b.CodeVersions));
        foreach (var name in codeA.Keys.Union(codeB.Keys, StringComparer.Ordinal).Order(StringComparer.Ordinal).Where(n => codeA.GetValueOrDefault(n) != codeB.GetValueOrDefault(n)))
        {
            yield return $"{name} {codeB.GetValueOrDefault(name, "absent")} instead of {codeA.GetValueOrDefault(name, "absent")}";
        }

        foreach (var difference in PlanChange.Differences(RunPlan.Parse(a.Plan).Cells, RunPlan.Parse(b.Plan).Cells))
        {
            yield return difference;
        }
    }
}
