using System.Collections.Immutable;
using System.Text.Json;

namespace Flywheel.Worker.Runs;

/// <summary>The candidates that a batch makes.</summary>
/// <param name="Chunks">Consecutive candidates of cells, in canonical order.</param>
public sealed record BatchWork(ImmutableArray<BatchChunk> Chunks)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    /// <summary>Candidates over all chunks.</summary>
    public int Count => Chunks.Sum(c => c.Count);

    /// <summary>The work as the database keeps it.</summary>
    public string ToJson() => JsonSerializer.Serialize(Chunks, Json);

    /// <summary>Reads what <see cref="ToJson"/> wrote.</summary>
    public static BatchWork Parse(string json) => new(JsonSerializer.Deserialize<ImmutableArray<BatchChunk>>(json, Json));
}
