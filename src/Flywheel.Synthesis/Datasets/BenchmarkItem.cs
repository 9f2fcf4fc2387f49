namespace Flywheel.Synthesis.Datasets;

/// <summary>A question of a benchmark.</summary>
/// <param name="Where">File and row, for messages.</param>
/// <param name="Question">The question.</param>
/// <param name="Text">Its similarity hash.</param>
/// <param name="Picture">The difference hash of its picture; null where it has none that can be decoded.</param>
internal sealed record BenchmarkItem(string Where, string Question, ulong Text, ulong? Picture);
