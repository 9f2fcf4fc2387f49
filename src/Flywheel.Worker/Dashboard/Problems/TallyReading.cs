using System.Collections.Immutable;

namespace Flywheel.Worker.Dashboard.Problems;

/// <summary>What <see cref="ProblemTally"/> knows.</summary>
/// <param name="Entries">The counts.</param>
/// <param name="IsComplete">Whether every run is counted; else some are still to come.</param>
/// <param name="At">When the oldest of the counts was taken; null for none.</param>
/// <param name="Runs">The runs that are asked about, the newest first.</param>
internal sealed record TallyReading(ImmutableArray<TallyEntry> Entries, bool IsComplete, DateTimeOffset? At, ImmutableArray<string> Runs);
