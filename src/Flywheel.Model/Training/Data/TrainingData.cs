using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Flywheel.Synthesis.Datasets;

namespace Flywheel.Model.Training.Data;

/// <summary>
/// The datasets that a training reads: exports of ours, or folders of Parquet shards from elsewhere. Files whose names begin with test, validation
/// or valid, as Hugging Face names splits, are held out.
/// </summary>
public sealed class TrainingData
{
    private static readonly string[] HeldOutNames = ["test", "valid"];

    private TrainingData(ImmutableArray<RowGroup> groups) => Groups = groups;

    /// <summary>The row groups of all files, file by file.</summary>
    public ImmutableArray<RowGroup> Groups { get; }

    /// <summary>
    /// 64 hexadecimal digits of what the files are called and how large they are. Not of where they lie: datasets are moved, and training goes on.
    /// </summary>
    public string Fingerprint => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join(
        '\n', Groups.Select(g => string.Create(CultureInfo.InvariantCulture, $"{g.Schema.Name}/{Path.GetFileName(g.File)} {new FileInfo(g.File).Length} {g.Index} {g.Rows} {g.Use}"))))));

    /// <summary>Finds the datasets at some places and reads their files' footers.</summary>
    /// <param name="places">Each a Parquet file, a dataset's folder, or a folder of such folders, as <c>flywheel export</c> writes them.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="DatasetException">A place is not there, has no dataset to train on, or a file is damaged.</exception>
    public static async Task<TrainingData> OpenAsync(IReadOnlyList<string> places, CancellationToken cancellationToken)
    {
        var groups = ImmutableArray.CreateBuilder<RowGroup>();
        foreach (var place in places)
        {
            var before = groups.Count;
            foreach (var files in Datasets(place)) await AddAsync(groups, files, cancellationToken);
            if (groups.Count == before)
            {
                throw new DatasetException($"{place} has no rows to train on: a Parquet file or a folder of the dataset {string.Join(" or ", SettingsNames)} is expected, or a folder of such folders.");
            }
        }
        return new TrainingData(groups.ToImmutable());
    }

    private static string[] SettingsNames => Settings.SettingsKeys.Trainable;

    /// <summary>Whether a row is held out.</summary>
    /// <param name="use">What its file is for.</param>
    /// <param name="id">The row's id.</param>
    /// <param name="share">The share of rows that are held out by their hash.</param>
    public static bool IsHeldOut(RowUse use, string id, double share) =>
        use == RowUse.HeldOut || (use == RowUse.ByHash && BitConverter.ToUInt64(SHA256.HashData(Encoding.UTF8.GetBytes(id))) < share * ulong.MaxValue);

    /// <summary>The files of each dataset at a place.</summary>
    private static IEnumerable<string[]> Datasets(string place)
    {
        if (File.Exists(place)) return [[place]];
        if (!Directory.Exists(place)) throw new DatasetException($"{place}: there is no such file or folder.");
        string[] own = Files(place);
        return own.Length > 0 ? [own] : Directory.GetDirectories(place).Order(StringComparer.Ordinal).Select(Files).Where(files => files.Length > 0);
    }

    private static string[] Files(string folder) =>
        [.. new[] { folder, Path.Combine(folder, "data") }.Where(Directory.Exists).SelectMany(d => Directory.GetFiles(d, "*.parquet")).Where(f => !Path.GetFileName(f).StartsWith('.')).Order(StringComparer.Ordinal)];

    private static async Task AddAsync(ImmutableArray<RowGroup>.Builder groups, string[] files, CancellationToken cancellationToken)
    {
        var schema = await DatasetReader.DetectAsync(files[0], cancellationToken);
        // A benchmark may lie beside the datasets of an export; it is nothing to train on.
        if (!Settings.SettingsKeys.Trainable.Contains(schema.Name)) return;
        var split = files.Any(IsHeldOutFile) && !files.All(IsHeldOutFile);
        foreach (var file in files)
        {
            var use = !split ? RowUse.ByHash : IsHeldOutFile(file) ? RowUse.HeldOut : RowUse.Train;
            var first = 0L;
            foreach (var (index, rows) in (await DatasetReader.GroupsAsync(file, cancellationToken)).Index())
            {
                groups.Add(new RowGroup(file, schema, index, first, rows, use));
                first += rows;
            }
        }
    }

    private static bool IsHeldOutFile(string file) => Array.Exists(HeldOutNames, name => Path.GetFileName(file).StartsWith(name, StringComparison.Ordinal));
}
