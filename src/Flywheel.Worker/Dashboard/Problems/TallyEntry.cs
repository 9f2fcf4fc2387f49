using Flywheel.Knowledge.Storage;

namespace Flywheel.Worker.Dashboard.Problems;

/// <summary>How many problems have the same properties.</summary>
internal sealed record TallyEntry(
    string Run, string Domain, string FigureKind, int Level, ProblemLineage Lineage, ProblemState State, string? Reason, string Author, string Family, bool Repaired, long Count);
