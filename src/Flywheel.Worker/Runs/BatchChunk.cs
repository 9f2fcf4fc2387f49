namespace Flywheel.Worker.Runs;

/// <summary>Consecutive candidates of one cell.</summary>
/// <param name="Cell">Key of the cell.</param>
/// <param name="From">Index of the first candidate.</param>
/// <param name="Count">Number of candidates.</param>
public sealed record BatchChunk(string Cell, int From, int Count);
