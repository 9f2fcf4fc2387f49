using Flywheel.Synthesis.Datasets;

namespace Flywheel.Model.Training.Data;

/// <summary>A row group of a dataset file: what is read, and shuffled, as one.</summary>
/// <param name="File">The file.</param>
/// <param name="Schema">The dataset.</param>
/// <param name="Index">The group's number in the file.</param>
/// <param name="FirstRow">The position of its first row in the file, from 0.</param>
/// <param name="Rows">Its rows.</param>
/// <param name="Use">What its rows are for.</param>
public sealed record RowGroup(string File, DatasetSchema Schema, int Index, long FirstRow, int Rows, RowUse Use);
