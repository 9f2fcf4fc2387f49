using System.Collections.Immutable;

namespace Flywheel.Worker.Dashboard.Problems;

/// <summary>The counts of a run.</summary>
/// <param name="Stamp">How far the run had come.</param>
/// <param name="Entries">The counts, the largest first.</param>
internal sealed record RunTally(RunStamp Stamp, ImmutableArray<TallyEntry> Entries);
