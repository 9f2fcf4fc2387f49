namespace Flywheel.Synthesis.Datasets;

/// <summary>A dataset that was written.</summary>
/// <param name="Folder">Where it is.</param>
/// <param name="Lock">What it is.</param>
/// <param name="KeptShards">Shards that an earlier, unfinished export of the same had finished.</param>
public sealed record DatasetResult(string Folder, DatasetLock Lock, int KeptShards);
