namespace Flywheel.Synthesis.Datasets;

/// <summary>How far an export has come.</summary>
/// <param name="Dataset">The dataset being written.</param>
/// <param name="Done">Problems done.</param>
/// <param name="Total">Problems in all.</param>
public readonly record struct DatasetProgress(string Dataset, long Done, long Total);
