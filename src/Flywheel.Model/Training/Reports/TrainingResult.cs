using System.Collections.Immutable;

namespace Flywheel.Model.Training.Reports;

/// <summary>How a training ended.</summary>
/// <param name="Folder">Where the model, the log and the loss curve are.</param>
/// <param name="Steps">All steps, those before an interruption included.</param>
/// <param name="IsComplete">Whether all stages are done; else it was stopped, and goes on from its checkpoint.</param>
/// <param name="LeftOut">Rows that were left out, by reason.</param>
public sealed record TrainingResult(string Folder, long Steps, bool IsComplete, ImmutableSortedDictionary<string, long> LeftOut);
