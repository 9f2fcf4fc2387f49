namespace Flywheel.Worker.Dashboard.Problems;

/// <summary>What <see cref="ProblemTally"/> knows.</summary>
/// <param name="Entries">The counts.</param>
/// <param name="IsComplete">Whether every run is counted; else some are still to come.</param>
/// <param name="At">When the oldest of the counts was taken; null for none.</param>
/// <param name="LeftOut">How many of the runs are not in the counts.</param>
internal sealed record TallyReading(IReadOnlyCollection<TallyEntry> Entries, bool IsComplete, DateTimeOffset? At, int LeftOut);
