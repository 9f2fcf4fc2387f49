using System.Linq.Expressions;
using Flywheel.Checker;
using Flywheel.Knowledge.Storage;
using Microsoft.EntityFrameworkCore;

namespace Flywheel.Worker.Runs;

/// <summary>How many of the known-bad problems slipped into a run were caught.</summary>
/// <param name="Name">The domain, the kind of damage, or the check.</param>
/// <param name="Caught">Caught of slipped in.</param>
public sealed record CanaryRecall(string Name, Proportion Caught)
{
    /// <summary>Canaries that a domain must have before it is judged.</summary>
    public const int Enough = 30;

    /// <summary>A domain pauses when the lower end of its recall's interval falls below this: two of thirty missed do that, one does not.</summary>
    public const double Threshold = 0.8;

    /// <summary>Whether the checks miss too much to go on.</summary>
    public bool IsTooLow => Caught.Total >= Enough && Caught.Lower < Threshold;

    /// <summary>The recall of each domain of a run, ordered by name.</summary>
    public static Task<IReadOnlyList<CanaryRecall>> ByDomainAsync(FlywheelDbContext context, string run, CancellationToken cancellationToken) =>
        ByAsync(context, run, c => c.Domain, cancellationToken);

    /// <summary>The recall of each kind of damage in a run, ordered by name.</summary>
    public static Task<IReadOnlyList<CanaryRecall>> ByDamageAsync(FlywheelDbContext context, string run, CancellationToken cancellationToken) =>
        ByAsync(context, run, c => c.Damage, cancellationToken);

    /// <summary>
    /// The recall of each check in a run, or in all, ordered by name: of the canaries with a kind of damage that the check failed at least once, those that
    /// it failed. Several checks may answer for one kind, so a low share is no fault where the domain's and the damage's are high.
    /// </summary>
    public static async Task<IReadOnlyList<CanaryRecall>> ByCheckAsync(FlywheelDbContext context, string? run, CancellationToken cancellationToken)
    {
        var canaries = await context.Canaries.Where(c => run == null || c.RunId == run)
            .GroupBy(c => new { c.Damage, c.DetectedBy })
            .Select(g => new { g.Key.Damage, g.Key.DetectedBy, Count = g.LongCount() })
            .ToListAsync(cancellationToken);
        var byDamage = canaries.ToLookup(c => c.Damage, StringComparer.Ordinal);
        return [.. canaries.SelectMany(c => c.DetectedBy).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Select(RecallOf)];

        CanaryRecall RecallOf(string check)
        {
            var mine = byDamage.Where(kind => kind.Any(c => c.DetectedBy.Contains(check))).SelectMany(kind => kind).ToArray();
            return new CanaryRecall(check, new Proportion(mine.Where(c => c.DetectedBy.Contains(check)).Sum(c => c.Count), mine.Sum(c => c.Count)));
        }
    }

    private static async Task<IReadOnlyList<CanaryRecall>> ByAsync(FlywheelDbContext context, string run, Expression<Func<CanaryRow, string>> key, CancellationToken cancellationToken)
    {
        var rows = await context.Canaries.Where(c => c.RunId == run)
            .GroupBy(key)
            .Select(g => new { g.Key, Total = g.LongCount(), Missed = g.LongCount(c => c.Accepted) })
            .ToListAsync(cancellationToken);
        return [.. rows.OrderBy(r => r.Key, StringComparer.Ordinal).Select(r => new CanaryRecall(r.Key, new Proportion(r.Total - r.Missed, r.Total)))];
    }
}
