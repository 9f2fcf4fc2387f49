using Flywheel.Checker;
using Flywheel.Knowledge.Storage;
using Microsoft.EntityFrameworkCore;

namespace Flywheel.Worker.Runs;

/// <summary>How many of the known-bad problems slipped into a run were caught.</summary>
/// <param name="Name">The domain, or the kind of damage.</param>
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
    public static async Task<IReadOnlyList<CanaryRecall>> ByDomainAsync(FlywheelDbContext context, string run, CancellationToken cancellationToken)
    {
        var rows = await context.Canaries.Where(c => c.RunId == run)
            .GroupBy(c => c.Domain)
            .Select(g => new { g.Key, Total = g.LongCount(), Missed = g.LongCount(c => c.Accepted) })
            .ToListAsync(cancellationToken);
        return [.. rows.OrderBy(r => r.Key, StringComparer.Ordinal).Select(r => new CanaryRecall(r.Key, new Proportion(r.Total - r.Missed, r.Total)))];
    }

    /// <summary>The recall of each kind of damage in a run, ordered by name.</summary>
    public static async Task<IReadOnlyList<CanaryRecall>> ByDamageAsync(FlywheelDbContext context, string run, CancellationToken cancellationToken)
    {
        var rows = await context.Canaries.Where(c => c.RunId == run)
            .GroupBy(c => c.Damage)
            .Select(g => new { g.Key, Total = g.LongCount(), Missed = g.LongCount(c => c.Accepted) })
            .ToListAsync(cancellationToken);
        return [.. rows.OrderBy(r => r.Key, StringComparer.Ordinal).Select(r => new CanaryRecall(r.Key, new Proportion(r.Total - r.Missed, r.Total)))];
    }
}
