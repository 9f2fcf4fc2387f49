namespace Flywheel.Worker.Dashboard.Comparing;

/// <summary>Consecutive lines of a comparison.</summary>
/// <param name="IsChanged">Whether something changed in them or near them; the others are shown folded.</param>
/// <param name="Lines">The lines, at least one.</param>
internal sealed record CodeHunk(bool IsChanged, IReadOnlyList<CodeLine> Lines);
