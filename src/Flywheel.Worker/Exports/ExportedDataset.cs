using System.Collections.Immutable;

namespace Flywheel.Worker.Exports;

/// <summary>A dataset that was written.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Folder">Its folder.</param>
/// <param name="Rows">Rows by split.</param>
/// <param name="Files">Shards or files of lines.</param>
/// <param name="Kept">Of these, how many an earlier export had finished.</param>
/// <param name="Bytes">Their size.</param>
public sealed record ExportedDataset(string Name, string Folder, ImmutableSortedDictionary<string, long> Rows, int Files, int Kept, long Bytes);
