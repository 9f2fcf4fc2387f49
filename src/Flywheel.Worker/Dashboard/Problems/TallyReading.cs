namespace Flywheel.Worker.Dashboard.Problems;

/// <summary>What <see cref="ProblemTally"/> knows.</summary>
/// <param name="Entries">The counts.</param>
/// <param name="IsComplete">Whether every run is counted; else some are still to come.</param>
/// <param name="At">When the oldest of the counts was taken; null for none.</param>
/// <param name="Runs">The runs that are in the counts.</param>
/// <param name="IsPartial">Whether older runs may not be in them.</param>
internal sealed record TallyReading(IReadOnlyCollection<TallyEntry> Entries, bool IsComplete, DateTimeOffset? At, IReadOnlySet<string> Runs, bool IsPartial);
