namespace Flywheel.Synthesis.Datasets;

/// <summary>A column of a dataset.</summary>
/// <param name="Name">As the file names it.</param>
/// <param name="Type">What it holds.</param>
public sealed record DatasetColumn(string Name, ColumnType Type);
