using System.Collections.Immutable;

namespace Flywheel.Synthesis.Datasets;

/// <summary>What of an export's settings decides the bytes of the files. How fast and where they are made is not part of it.</summary>
public sealed record DatasetSettings
{
    /// <summary>Problems a shard unless something else is said.</summary>
    public const int DefaultShardRows = 10_000;

    /// <summary>Share of groups held out unless something else is said.</summary>
    public const double DefaultTestShare = 0.05;

    /// <summary>Problems a shard, 1 to 1,000,000; a shard has fewer rows where problems give none.</summary>
    public int ShardRows { get; init; } = DefaultShardRows;

    /// <summary>Rows a row group, 1 to 10,000. Viewers load a row group at once; about 100 rows suit columns of pictures.</summary>
    public int GroupRows { get; init; } = 100;

    /// <summary>How column chunks are packed: <c>zstd</c> or <c>snappy</c>.</summary>
    public string Compression { get; init; } = "zstd";

    /// <summary>Share of groups held out, 0 to 0.5.</summary>
    public double TestShare { get; init; } = DefaultTestShare;

    /// <summary>Parquet or JSONL files of benchmarks that no dataset may touch.</summary>
    public ImmutableArray<string> Decontaminate { get; init; } = [];

    /// <summary>Checks the values.</summary>
    /// <exception cref="DatasetException">One is out of range; the message names it.</exception>
    public void Validate()
    {
        Require(ShardRows is >= 1 and <= 1_000_000, $"The rows a shard must be 1 to 1,000,000, not {ShardRows}.");
        Require(GroupRows is >= 1 and <= 10_000, $"The rows a row group must be 1 to 10,000, not {GroupRows}.");
        Require(Compression is "zstd" or "snappy", $"The compression must be zstd or snappy, not {Compression}.");
        Require(TestShare is >= 0 and <= 0.5, $"The test share must be 0 to 0.5, not {TestShare}.");
        foreach (var file in Decontaminate)
        {
            Require(File.Exists(file), $"{file}: there is no such benchmark file.");
        }
    }

    private static void Require(bool holds, string message)
    {
        if (!holds)
        {
            throw new DatasetException(message);
        }
    }
}
