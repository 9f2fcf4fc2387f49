namespace Flywheel.Worker.Dashboard.Comparing;

/// <summary>A line of two versions of a program.</summary>
/// <param name="Kind">Which version has it.</param>
/// <param name="OldNumber">Its number in the earlier version, from 1; null where that lacks it.</param>
/// <param name="NewNumber">Its number in the later version; null where that lacks it.</param>
/// <param name="Pieces">Its text; the words that changed within it are marked. Empty for an empty line.</param>
internal sealed record CodeLine(PieceKind Kind, int? OldNumber, int? NewNumber, IReadOnlyList<Piece> Pieces);
