namespace Flywheel.Synthesis.Datasets;

/// <summary>A row of a file, or what keeps it from being one.</summary>
/// <param name="Row">The row; null for one that lacks a value.</param>
/// <param name="Fault">"column NAME: what" for a row that is none; else null.</param>
public sealed record RowReading(DatasetRow? Row, string? Fault);
