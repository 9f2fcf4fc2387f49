using Flywheel.Checker;
using Flywheel.Knowledge.Storage;
using Microsoft.EntityFrameworkCore;

namespace Flywheel.Worker.Dashboard.Measures;

/// <summary>How often the machine's decisions are right, stratum by stratum.</summary>
/// <param name="Strata">The strata, ordered by name.</param>
internal sealed record DecisionMeasures(IReadOnlyList<StratumMeasure> Strata)
{
    private readonly Dictionary<string, StratumMeasure> _byName = Strata.ToDictionary(s => s.Name, StringComparer.Ordinal);

    /// <summary>The measure of a stratum; one that knows nothing for a stratum that was not there yet.</summary>
    public StratumMeasure this[string stratum] => _byName.GetValueOrDefault(stratum) ?? new StratumMeasure(stratum, OutcomeOf(stratum), 0, default, default);

    /// <summary>Reads what people said, and adds it to what is known without them.</summary>
    /// <param name="context">The database.</param>
    /// <param name="run">The run; null for all.</param>
    /// <param name="sizes">The strata, of the same run or of all.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static async Task<DecisionMeasures> ReadAsync(FlywheelDbContext context, string? run, IReadOnlyList<StratumSize> sizes, CancellationToken cancellationToken) =>
        Of(sizes, await ReadVerdictsAsync(context, run, cancellationToken));

    /// <summary>What people said about each stratum: how many of the decisions that they judged were right.</summary>
    public static async Task<IReadOnlyDictionary<string, Proportion>> ReadVerdictsAsync(FlywheelDbContext context, string? run, CancellationToken cancellationToken)
    {
        var said = await context.Decisions.Where(d => d.Verdict != null && (run == null || d.RunId == run))
            .GroupBy(d => new { d.Stratum, d.Outcome, d.Verdict })
            .Select(g => new { g.Key.Stratum, g.Key.Outcome, g.Key.Verdict, Count = g.LongCount() })
            .ToListAsync(cancellationToken);
        return said.GroupBy(s => s.Stratum, StringComparer.Ordinal).ToDictionary(
            g => g.Key,
            g => new Proportion(g.Where(s => StratumMeasure.IsRight(s.Outcome, s.Verdict!.Value)).Sum(s => s.Count), g.Sum(s => s.Count)),
            StringComparer.Ordinal);
    }

    /// <summary>Puts together what is known without people and what they said.</summary>
    public static DecisionMeasures Of(IReadOnlyList<StratumSize> sizes, IReadOnlyDictionary<string, Proportion> people) =>
        new([.. sizes.Select(s => new StratumMeasure(s.Name, OutcomeOf(s.Name), s.Decisions, people.GetValueOrDefault(s.Name), s.Canaries))]);

    private static DecisionOutcome OutcomeOf(string stratum) =>
        stratum.StartsWith(DecisionRow.RejectedPrefix, StringComparison.Ordinal) ? DecisionOutcome.Rejected : DecisionOutcome.Repaired;
}
