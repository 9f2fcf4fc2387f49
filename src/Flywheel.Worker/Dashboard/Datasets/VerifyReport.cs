using System.Collections.Immutable;

namespace Flywheel.Worker.Dashboard.Datasets;

/// <summary>What a check of an export's files found.</summary>
/// <param name="Faults">What is wrong, each as a sentence; the first ones.</param>
/// <param name="More">Faults beyond those.</param>
/// <param name="Rows">Rows of the dataset.</param>
/// <param name="Shards">Its shards.</param>
internal sealed record VerifyReport(ImmutableArray<string> Faults, int More, long Rows, int Shards);
