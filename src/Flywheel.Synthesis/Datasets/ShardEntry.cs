namespace Flywheel.Synthesis.Datasets;

/// <summary>A shard in a lockfile.</summary>
/// <param name="Path">In the dataset's folder, with slashes.</param>
/// <param name="Split"><c>train</c> or <c>test</c>.</param>
/// <param name="Rows">Rows in it.</param>
/// <param name="Bytes">Its size.</param>
/// <param name="Sha256">Of its bytes, in hexadecimal digits.</param>
public sealed record ShardEntry(string Path, string Split, long Rows, long Bytes, string Sha256);
