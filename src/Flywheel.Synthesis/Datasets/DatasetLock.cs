using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Flywheel.Synthesis.Datasets;

/// <summary>
/// The lockfile of a dataset: what it is, what determined it and what its files must hash to. It is written last; a folder without it is
/// unfinished. Nothing in it depends on when, where or how fast the dataset was made.
/// </summary>
public sealed record DatasetLock
{
    /// <summary>The version of this form.</summary>
    public const int CurrentFormat = 1;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    };

    /// <summary>The version of the form.</summary>
    public int Format { get; init; } = CurrentFormat;

    /// <summary>The name of the dataset's schema.</summary>
    public required string Dataset { get; init; }

    /// <summary>SHA-256 of everything that determines the content.</summary>
    public required string Fingerprint { get; init; }

    /// <summary>Where the problems come from.</summary>
    public required DatasetOrigin Origin { get; init; }

    /// <summary>Problems a shard.</summary>
    public required int ShardRows { get; init; }

    /// <summary>Rows a row group.</summary>
    public required int GroupRows { get; init; }

    /// <summary>How column chunks are packed.</summary>
    public required string Compression { get; init; }

    /// <summary>Share of groups held out.</summary>
    public required double TestShare { get; init; }

    /// <summary>SHA-256 of the benchmark files that the dataset keeps clear of, in order.</summary>
    public ImmutableArray<string> Benchmarks { get; init; } = [];

    /// <summary>What painted the pictures.</summary>
    public required string Renderer { get; init; }

    /// <summary>The shards, in order.</summary>
    public required ImmutableArray<ShardEntry> Shards { get; init; }

    /// <summary>SHA-256 of the file of rows.</summary>
    public required string RowsSha256 { get; init; }

    /// <summary>Rows by split.</summary>
    public required ImmutableSortedDictionary<string, long> Rows { get; init; }

    /// <summary>Rows by knowledge domain.</summary>
    public required ImmutableSortedDictionary<string, long> Domains { get; init; }

    /// <summary>Rows by figure kind.</summary>
    public required ImmutableSortedDictionary<string, long> FigureKinds { get; init; }

    /// <summary>Rows by level.</summary>
    public required ImmutableSortedDictionary<string, long> Levels { get; init; }

    /// <summary>Problems without a row, by reason.</summary>
    public required ImmutableSortedDictionary<string, long> LeftOut { get; init; }

    /// <summary>The schema.</summary>
    [JsonIgnore]
    public DatasetSchema Schema => DatasetSchema.Find(Dataset)!;

    /// <summary>The text of the file.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, Json) + "\n";

    /// <summary>Reads the lockfile of a folder.</summary>
    /// <exception cref="DatasetException">There is none, or it is not one of ours.</exception>
    public static DatasetLock Read(string folder)
    {
        var path = Path.Combine(folder, DatasetFiles.Lock);
        if (!File.Exists(path))
        {
            var inner = Directory.Exists(folder) ? Directory.GetDirectories(folder).Where(d => File.Exists(Path.Combine(d, DatasetFiles.Lock))).Order(StringComparer.Ordinal).ToList() : [];
            throw new DatasetException(inner.Count > 0
                ? $"{folder} holds several datasets; name one of {string.Join(", ", inner)}."
                : $"{folder} has no {DatasetFiles.Lock}: it is no dataset, or its export is not finished. Export it again; finished shards are kept.");
        }

        try
        {
            var found = JsonSerializer.Deserialize<DatasetLock>(File.ReadAllText(path), Json);
            return found is { Format: CurrentFormat } && DatasetSchema.Find(found.Dataset) is not null
                ? found
                : throw new DatasetException($"{path}: format {found?.Format} of dataset \"{found?.Dataset}\" is not known to this version.");
        }
        catch (JsonException e)
        {
            throw new DatasetException($"{path} is not a lockfile: {e.Message}", e);
        }
    }
}
