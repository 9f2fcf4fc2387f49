namespace Flywheel.Worker.Dashboard.Comparing;

/// <summary>A stretch of text of two versions.</summary>
/// <param name="Kind">Which version has it.</param>
/// <param name="Text">The text as it is written; never empty.</param>
internal readonly record struct Piece(PieceKind Kind, string Text);
