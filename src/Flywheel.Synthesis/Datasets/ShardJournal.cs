using System.Collections.Immutable;
using System.Text;
using System.Text.Json;

namespace Flywheel.Synthesis.Datasets;

/// <summary>
/// What an unfinished export remembers of a finished shard: the export's fingerprint, the shard's hash, its rows and what was left out. A shard
/// without a journal, with that of another export, or with other bytes is made again.
/// </summary>
/// <param name="Fingerprint">Of the export.</param>
/// <param name="Shard">The shard.</param>
/// <param name="LeftOut">Problems without a row, by reason.</param>
/// <param name="Rows">A line a row.</param>
internal sealed record ShardJournal(string Fingerprint, ShardEntry Shard, ImmutableSortedDictionary<string, int> LeftOut, ImmutableArray<string> Rows)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    /// <summary>Writes the journal beside its shard.</summary>
    public void Write(string shardPath) => DatasetFiles.WriteAside(DatasetFiles.Journal(shardPath), stream =>
    {
        using var writer = new StreamWriter(stream, new UTF8Encoding(false), leaveOpen: true) { NewLine = "\n" };
        writer.WriteLine(JsonSerializer.Serialize(this with { Rows = [] }, Json));
        foreach (var row in Rows)
        {
            writer.WriteLine(row);
        }
    });

    /// <summary>The journal of a finished shard of this export, or null.</summary>
    public static async Task<ShardJournal?> FindAsync(string shardPath, string fingerprint, CancellationToken cancellationToken)
    {
        var path = DatasetFiles.Journal(shardPath);
        if (!File.Exists(path) || !File.Exists(shardPath))
        {
            return null;
        }

        try
        {
            var lines = await File.ReadAllLinesAsync(path, cancellationToken);
            var journal = lines.Length == 0 ? null : JsonSerializer.Deserialize<ShardJournal>(lines[0], Json);
            return journal is not null && journal.Fingerprint == fingerprint && journal.Shard.Rows == lines.Length - 1
                && journal.Shard.Sha256 == await DatasetFiles.DigestAsync(shardPath, cancellationToken)
                ? journal with { Rows = [.. lines.Skip(1)] }
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
