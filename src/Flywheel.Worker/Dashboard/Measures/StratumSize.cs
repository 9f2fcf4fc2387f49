using Flywheel.Checker;
using Flywheel.Knowledge.Storage;
using Microsoft.EntityFrameworkCore;

namespace Flywheel.Worker.Dashboard.Measures;

/// <summary>What is known about a stratum without people: it changes with runs only.</summary>
/// <param name="Name">The stratum.</param>
/// <param name="Decisions">How many decisions there are.</param>
/// <param name="Canaries">See <see cref="StratumMeasure.Canaries"/>.</param>
internal sealed record StratumSize(string Name, long Decisions, Proportion Canaries)
{
    /// <summary>Every stratum that has decisions or canaries, ordered by name.</summary>
    /// <param name="context">The database.</param>
    /// <param name="run">The run; null for all.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static async Task<IReadOnlyList<StratumSize>> ReadAsync(FlywheelDbContext context, string? run, CancellationToken cancellationToken)
    {
        var counts = await context.Decisions.Where(d => run == null || d.RunId == run).GroupBy(d => d.Stratum)
            .Select(g => new { Name = g.Key, Count = g.LongCount() })
            .ToDictionaryAsync(g => g.Name, g => g.Count, StringComparer.Ordinal, cancellationToken);
        var canaries = await context.Canaries.Where(c => c.RepairedBy != null && (run == null || c.RunId == run)).GroupBy(c => c.RepairedBy!)
            .Select(g => new { Name = g.Key, Right = g.LongCount(c => !c.Accepted), Total = g.LongCount() })
            .ToDictionaryAsync(g => g.Name, g => new Proportion(g.Right, g.Total), StringComparer.Ordinal, cancellationToken);
        return [.. counts.Keys.Union(canaries.Keys, StringComparer.Ordinal).Order(StringComparer.Ordinal)
            .Select(name => new StratumSize(name, counts.GetValueOrDefault(name), canaries.GetValueOrDefault(name)))];
    }
}
