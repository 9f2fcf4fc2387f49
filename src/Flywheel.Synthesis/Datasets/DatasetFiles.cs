using System.Security.Cryptography;

namespace Flywheel.Synthesis.Datasets;

/// <summary>The names of a dataset's files.</summary>
internal static class DatasetFiles
{
    /// <summary>The lockfile; written last, so that a folder that has it is complete.</summary>
    public const string Lock = "dataset.lock.json";

    /// <summary>A line a row: where it is, what it is and the hash of its values.</summary>
    public const string Rows = "dataset.rows.tsv";

    /// <summary>The dataset card.</summary>
    public const string Card = "README.md";

    /// <summary>The folder of shards.</summary>
    public const string Data = "data";

    /// <summary>The name of a split.</summary>
    public static string SplitName(Side side) => side == Side.Test ? "test" : "train";

    /// <summary>The path of a shard in the dataset's folder, as Hugging Face names shards.</summary>
    public static string Shard(Side side, int index, int count) => $"{Data}/{SplitName(side)}-{index:D5}-of-{count:D5}.parquet";

    /// <summary>Where a file is written until it is complete.</summary>
    public static string Aside(string path) => Path.Combine(Path.GetDirectoryName(path)!, $".{Path.GetFileName(path)}.part");

    /// <summary>What an unfinished export knows of a finished shard.</summary>
    public static string Journal(string shardPath) => Path.Combine(Path.GetDirectoryName(shardPath)!, $".{Path.GetFileNameWithoutExtension(shardPath)}.rows");

    /// <summary>Writes a file aside and gives it its name.</summary>
    public static void WriteAside(string path, Action<Stream> write)
    {
        var temporary = Aside(path);
        using (var stream = new FileStream(temporary, FileMode.Create, FileAccess.Write))
        {
            write(stream);
            stream.Flush(flushToDisk: true);
        }

        File.Move(temporary, path, overwrite: true);
    }

    /// <summary>The SHA-256 of a file, in hexadecimal digits.</summary>
    public static async Task<string> DigestAsync(string path, CancellationToken cancellationToken)
    {
        await using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 20, FileOptions.SequentialScan);
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(stream, cancellationToken));
    }
}
