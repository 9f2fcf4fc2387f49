using Flywheel.Checker;
using Flywheel.Knowledge.Storage;

namespace Flywheel.Worker.Dashboard.Measures;

/// <summary>How often the machine's decisions of one stratum are right.</summary>
/// <param name="Name">The stratum; see <see cref="DecisionRow.Stratum"/>.</param>
/// <param name="Outcome">What the machine decided.</param>
/// <param name="Decisions">How many there are.</param>
/// <param name="People">Right ones among those that people judged.</param>
/// <param name="Canaries">For a repair: canaries that it gave the true answer back to, of those that passed every check after it.</param>
internal sealed record StratumMeasure(string Name, DecisionOutcome Outcome, long Decisions, Proportion People, Proportion Canaries)
{
    /// <summary>
    /// The most judgements that all canaries together count for. Their damages are ours, not those that authors make: they say what to expect
    /// before anybody has looked, and people's word soon outweighs them (a power prior: Ibrahim and Chen, Statistical Science 15, 2000).
    /// </summary>
    public const long CanaryWeight = 20;

    /// <summary>What people and canaries say together. The middle of its interval is the confidence in a decision of the stratum.</summary>
    public Proportion Together
    {
        get
        {
            var trials = Math.Min(Canaries.Total, CanaryWeight);
            return new Proportion(People.Hits + (long)Math.Round(Canaries.Rate * trials), People.Total + trials);
        }
    }

    /// <summary>The width of the interval: how doubtful it is.</summary>
    public double Width => Together.Upper - Together.Lower;

    /// <summary>The check that a stratum of rejections is named after; null for a repair.</summary>
    public string? Check => Name.StartsWith(DecisionRow.RejectedPrefix, StringComparison.Ordinal) ? Name[DecisionRow.RejectedPrefix.Length..] : null;

    /// <summary>
    /// Whether a person's verdict says that the machine was right. It was right to repair what stays as repaired, and to reject what a person
    /// rejects, too, or takes only after an edit; a rejected problem that is approved or put back as it was written was a false alarm.
    /// </summary>
    public static bool IsRight(DecisionOutcome outcome, ReviewVerdict verdict) => outcome == DecisionOutcome.Repaired
        ? verdict == ReviewVerdict.Approved
        : verdict is ReviewVerdict.Rejected or ReviewVerdict.Overridden;
}
