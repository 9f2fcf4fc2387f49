using Flywheel.Knowledge.Storage;

namespace Flywheel.Worker.Dashboard.Problems;

/// <summary>A problem as the gallery shows it; long texts are cut.</summary>
internal sealed record GalleryItem(
    string Id, string Run, string Domain, string FigureKind, int Level, ProblemLineage Lineage, ProblemState State, string? Reason, bool Repaired, string Author, string Family,
    double? MeasuredDifficulty, string Question, string Answer)
{
    /// <summary>What a person decided last; null for nothing.</summary>
    public ReviewVerdict? Verdict { get; init; }
}
