using Flywheel.Checker;
using Flywheel.Knowledge.Storage;
using Microsoft.EntityFrameworkCore;

namespace Flywheel.Worker.Dashboard.Measures;

/// <summary>How often the decisions of one stratum are right in one domain.</summary>
/// <param name="Domain">The domain's name.</param>
/// <param name="Measure">The stratum's measure there.</param>
internal sealed record DomainMeasure(string Domain, StratumMeasure Measure)
{
    /// <summary>Every domain in which the stratum has decisions, ordered by name.</summary>
    /// <param name="context">The database.</param>
    /// <param name="run">The run; null for all.</param>
    /// <param name="stratum">The stratum.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static async Task<IReadOnlyList<DomainMeasure>> ReadAsync(FlywheelDbContext context, string? run, string stratum, CancellationToken cancellationToken)
    {
        var decisions = await context.Decisions.Where(d => d.Stratum == stratum && (run == null || d.RunId == run))
            .GroupBy(d => new { d.Domain, d.Outcome, d.Verdict })
            .Select(g => new { g.Key.Domain, g.Key.Outcome, g.Key.Verdict, Count = g.LongCount() })
            .ToListAsync(cancellationToken);
        var canaries = await context.Canaries.Where(c => c.RepairedBy == stratum && (run == null || c.RunId == run)).GroupBy(c => c.Domain)
            .Select(g => new { Domain = g.Key, Right = g.LongCount(c => !c.Accepted), Total = g.LongCount() })
            .ToDictionaryAsync(g => g.Domain, g => new Proportion(g.Right, g.Total), StringComparer.Ordinal, cancellationToken);
        return [.. decisions.GroupBy(d => d.Domain, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g =>
        {
            var judged = g.Where(d => d.Verdict is not null).ToArray();
            var right = judged.Where(d => StratumMeasure.IsRight(d.Outcome, d.Verdict!.Value)).Sum(d => d.Count);
            var people = new Proportion(right, judged.Sum(d => d.Count));
            return new DomainMeasure(g.Key, new StratumMeasure(stratum, g.First().Outcome, g.Sum(d => d.Count), people, canaries.GetValueOrDefault(g.Key)));
        })];
    }
}
