using System.Collections.Immutable;
using System.Text.Json;
using System.Text.RegularExpressions;
using Flywheel.Knowledge.Storage;
using Flywheel.Synthesis.Datasets;

namespace Flywheel.Worker.Dashboard.Datasets;

/// <summary>
/// The folder of a finished export, opened with suspicion: files have the names that exports give them and nothing else, none of them is a
/// link, and what the lockfile says has to fit. So whoever can write there cannot have the dashboard read something else.
/// </summary>
internal sealed partial class ExportFolder
{
    private const string LockName = "dataset.lock.json", RowsName = "dataset.rows.tsv", CardName = "README.md", DataName = "data", PicturesName = "images";
    private const long MostLockBytes = 32 << 20;
    private const int MostCardCharacters = 200_000;

    private ExportFolder(ExportRow export, DatasetLock? dataset, DatasetSchema schema, ImmutableSortedDictionary<string, long> rows, ImmutableArray<ExportFile> files) =>
        (Export, Lock, Schema, Rows, Files) = (export, dataset, schema, rows, files);

    /// <summary>The export.</summary>
    public ExportRow Export { get; }

    /// <summary>The lockfile of Parquet shards; null for an export of conversations.</summary>
    public DatasetLock? Lock { get; }

    /// <summary>The dataset.</summary>
    public DatasetSchema Schema { get; }

    /// <summary>Rows by split.</summary>
    public ImmutableSortedDictionary<string, long> Rows { get; }

    /// <summary>The files in an order that stays: shards first. Pictures of conversations are not among them; see <see cref="All"/>.</summary>
    public ImmutableArray<ExportFile> Files { get; }

    /// <summary>The shards, in the lockfile's order.</summary>
    public IEnumerable<ExportFile> Shards => Lock is null ? [] : Files.Take(Lock.Shards.Length);

    /// <summary>Names what the folder holds: two exports that share it are equal byte by byte.</summary>
    public string Key => $"{Export.Directory}\n{Export.Fingerprint}";

    /// <summary>Opens the folder of an export.</summary>
    /// <exception cref="ExportFolderException">It cannot be shown; the message says why.</exception>
    public static ExportFolder Open(ExportRow export)
    {
        if (export.State != ExportState.Finished)
        {
            throw new ExportFolderException("The export is not finished.");
        }

        try
        {
            RequireFolder(export.Directory);
            return File.Exists(Path.Combine(export.Directory, LockName)) ? OpenShards(export) : OpenConversations(export);
        }
        catch (Exception e) when (e is DatasetException or IOException or UnauthorizedAccessException or JsonException)
        {
            throw new ExportFolderException(e.Message);
        }
    }

    /// <summary>Every file, the pictures of conversations included.</summary>
    public IEnumerable<ExportFile> All()
    {
        foreach (var file in Files.Where(f => f.Bytes is not null))
        {
            yield return file;
        }

        var pictures = Path.Combine(Export.Directory, PicturesName);
        if (Lock is not null || !Directory.Exists(pictures) || IsLink(pictures))
        {
            yield break;
        }

        foreach (var place in Directory.EnumerateDirectories(pictures).Where(d => !IsLink(d)).Order(StringComparer.Ordinal))
        {
            foreach (var path in Directory.EnumerateFiles(place).Order(StringComparer.Ordinal))
            {
                var name = $"{PicturesName}/{Path.GetFileName(place)}/{Path.GetFileName(path)}";
                if (PictureName().IsMatch(name) && !IsLink(path))
                {
                    yield return new ExportFile(name, path, new FileInfo(path).Length, null, null);
                }
            }
        }
    }

    /// <summary>The dataset card; null where there is none.</summary>
    public async Task<string?> CardAsync(CancellationToken cancellationToken)
    {
        if (Files.FirstOrDefault(f => f.Name == CardName) is not { Bytes: not null } card)
        {
            return null;
        }

        using var reader = new StreamReader(card.Open());
        var text = new char[MostCardCharacters];
        var length = await reader.ReadBlockAsync(text, cancellationToken);
        return new string(text, 0, length);
    }

    private static ExportFolder OpenShards(ExportRow export)
    {
        RequireFile(export.Directory, LockName, MostLockBytes);
        var dataset = DatasetLock.Read(export.Directory);
        if (dataset is not { Origin.Run: not null, Rows: not null, Domains: not null, FigureKinds: not null, Levels: not null, LeftOut: not null, Shards.IsDefault: false }
            || dataset.Shards.Any(s => s is not { Path: not null, Split: "train" or "test", Rows: >= 0 }) || dataset.Dataset != export.Dataset)
        {
            throw new ExportFolderException("The lockfile does not hold what an export writes into it.");
        }

        if (!string.Equals(dataset.Fingerprint, export.Fingerprint, StringComparison.Ordinal))
        {
            throw Replaced();
        }

        if (dataset.Shards.FirstOrDefault(s => !ShardName().IsMatch(s.Path)) is { } foreign)
        {
            throw new ExportFolderException($"The lockfile names \"{foreign.Path}\" as a shard, which is no name of one. Nothing is read from this folder.");
        }

        var data = Path.Combine(export.Directory, DataName);
        if (Directory.Exists(data) && IsLink(data))
        {
            throw new ExportFolderException($"{data} is a link; the dashboard follows none.");
        }

        ImmutableArray<ExportFile> files =
        [
            .. dataset.Shards.Select(s => FileOf(export.Directory, s.Path, s.Rows, s.Sha256)),
            FileOf(export.Directory, RowsName, null, dataset.RowsSha256),
            FileOf(export.Directory, CardName, null, null),
            FileOf(export.Directory, LockName, null, null),
        ];
        return new ExportFolder(export, dataset, dataset.Schema, dataset.Rows, files);
    }

    private static ExportFolder OpenConversations(ExportRow export)
    {
        if (!File.Exists(Path.Combine(export.Directory, SwiftExporter.Manifest)))
        {
            throw new ExportFolderException($"{export.Directory} has neither a lockfile nor a manifest: it was emptied, or an export to it is not finished.");
        }

        RequireFile(export.Directory, SwiftExporter.Manifest, MostLockBytes);
        using var manifest = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(export.Directory, SwiftExporter.Manifest)));
        var root = manifest.RootElement;
        if (root.ValueKind != JsonValueKind.Object || Text(root, "dataset") is not { } name || name != export.Dataset || DatasetSchema.Find(name) is not { } schema
            || !root.TryGetProperty("rows", out var counts) || counts.ValueKind != JsonValueKind.Object || counts.EnumerateObject().Any(c => c.Value.ValueKind != JsonValueKind.Number || !c.Value.TryGetInt64(out _)))
        {
            throw new ExportFolderException("The manifest does not hold what an export writes into it.");
        }

        if (!string.Equals(Text(root, "problems"), export.Fingerprint, StringComparison.Ordinal))
        {
            throw Replaced();
        }

        var rows = counts.EnumerateObject().Where(c => c.Name is "train" or "test").ToImmutableSortedDictionary(c => c.Name, c => c.Value.GetInt64(), StringComparer.Ordinal);
        ImmutableArray<ExportFile> files =
        [
            .. rows.Select(r => FileOf(export.Directory, $"{r.Key}.jsonl", r.Value, null)),
            FileOf(export.Directory, SwiftExporter.Manifest, null, null),
        ];
        return new ExportFolder(export, null, schema, rows, files);
    }

    private static ExportFolderException Replaced() => new("The files of this export are gone: a later export wrote others into the same folder.");

    private static string? Text(JsonElement root, string name) => root.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static void RequireFolder(string folder)
    {
        if (!Path.IsPathFullyQualified(folder) || !Directory.Exists(folder))
        {
            throw new ExportFolderException($"The folder {folder} is not there; it was moved or deleted since. What was exported is still written down here.");
        }

        if (IsLink(folder))
        {
            throw new ExportFolderException($"{folder} is a link; the dashboard follows none.");
        }
    }

    private static void RequireFile(string folder, string name, long mostBytes)
    {
        var file = new FileInfo(Path.Combine(folder, name));
        if (file.LinkTarget is not null)
        {
            throw new ExportFolderException($"{file.FullName} is a link; the dashboard follows none.");
        }

        if (file.Length > mostBytes)
        {
            throw new ExportFolderException($"{file.FullName} is far too large to be what an export writes.");
        }
    }

    /// <summary>A file of a name that was checked.</summary>
    /// <exception cref="ExportFolderException">It is a link.</exception>
    private static ExportFile FileOf(string folder, string name, long? rows, string? sha256)
    {
        var path = Path.Combine(folder, name);
        var file = new FileInfo(path);
        return file.LinkTarget is null
            ? new ExportFile(name, path, file.Exists ? file.Length : null, rows, sha256)
            : throw new ExportFolderException($"{path} is a link; the dashboard follows none.");
    }

    private static bool IsLink(string path) => File.GetAttributes(path).HasFlag(FileAttributes.ReparsePoint);

    [GeneratedRegex(@"\Adata/(train|test)-[0-9]{5}-of-[0-9]{5}\.parquet\z", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex ShardName();

    [GeneratedRegex(@"\Aimages/(train|test)-[0-9]{5,9}/[0-9]{7,12}\.[0-9]{1,3}\.png\z", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex PictureName();
}
