using System.Collections.Immutable;
using System.Text;
using Flywheel.Synthesis.Figures;
using Flywheel.Synthesis.Figures.Rendering;

namespace Flywheel.Synthesis.Datasets;

/// <summary>
/// Writes datasets as Parquet: shards, card, file of rows and lockfile. The same problems and settings give the same bytes, on any number of
/// threads, interrupted or not. Files are complete or absent; an export that was stopped goes on where it was.
/// </summary>
/// <param name="engine">Draws figures and steps.</param>
/// <param name="renderer">Paints them.</param>
public sealed class DatasetExporter(FigureEngine engine, FigureRenderer renderer)
{
    /// <summary>Decides the split of an export; see <see cref="SplitPlan"/>.</summary>
    /// <param name="source">The problems.</param>
    /// <param name="settings">Share of the test side, and benchmarks to keep clear of.</param>
    /// <param name="cancellationToken">Ends the planning.</param>
    /// <exception cref="DatasetException">A setting is out of range, a benchmark file cannot be read, or two problems have one id.</exception>
    public async Task<SplitPlan> PlanAsync(IProblemSource source, DatasetSettings settings, CancellationToken cancellationToken)
    {
        settings.Validate();
        return await SplitPlanner.PlanAsync(source, settings.TestShare, await BenchmarksAsync(settings, cancellationToken), cancellationToken);
    }

    /// <summary>Writes one dataset into a folder of its own.</summary>
    /// <param name="schema">The dataset.</param>
    /// <param name="source">The problems that were planned.</param>
    /// <param name="plan">The split.</param>
    /// <param name="settings">The settings that were planned with.</param>
    /// <param name="origin">Where the problems come from.</param>
    /// <param name="folder">The dataset's folder: absent, empty, or an earlier export.</param>
    /// <param name="threads">Threads that draw, at least 1; no byte depends on it.</param>
    /// <param name="progress">Told of the problems done; null for nobody.</param>
    /// <param name="cancellationToken">Stops the export; what is finished is kept for the next one.</param>
    /// <exception cref="DatasetException">The folder holds something else, a problem cannot be drawn, or the split leaks.</exception>
    public async Task<DatasetResult> WriteAsync(
        DatasetSchema schema, IProblemSource source, SplitPlan plan, DatasetSettings settings, DatasetOrigin origin, string folder, int threads,
        IProgress<DatasetProgress>? progress, CancellationToken cancellationToken)
    {
        settings.Validate();
        var benchmarkDigests = await Task.WhenAll(settings.Decontaminate.Select(f => DatasetFiles.DigestAsync(f, cancellationToken)));
        var fingerprint = DatasetFingerprint.Of(schema, plan, settings, origin, benchmarkDigests);
        if (await FindCompleteAsync(folder, fingerprint, cancellationToken) is { } complete)
        {
            return new DatasetResult(folder, complete, complete.Shards.Length);
        }

        PrepareFolder(folder);
        var writer = new DatasetWriter(RowMaker.For(schema, engine, renderer), plan, settings, folder, fingerprint);
        var journals = await writer.WriteAsync(source, threads, progress, cancellationToken);
        var shards = journals.Select(j => j.Shard).ToImmutableArray();
        RemoveOthers(folder, [.. shards.Select(s => s.Path), .. shards.Select(s => DatasetFiles.Journal(s.Path))]);
        await new LeakGuard(plan, await BenchmarksAsync(settings, cancellationToken)).CheckAsync(folder, schema, shards, cancellationToken);
        WriteRows(folder, journals);
        var rows = journals.SelectMany(j => j.Rows).Select(r => RowEntry.Parse(r)!);
        var lockfile = new DatasetLock
        {
            Dataset = schema.Name,
            Fingerprint = fingerprint,
            Origin = origin,
            ShardRows = settings.ShardRows,
            GroupRows = settings.GroupRows,
            Compression = settings.Compression,
            TestShare = settings.TestShare,
            Benchmarks = [.. benchmarkDigests],
            Renderer = DatasetFingerprint.Renderer,
            Shards = shards,
            RowsSha256 = await DatasetFiles.DigestAsync(Path.Combine(folder, DatasetFiles.Rows), cancellationToken),
            Rows = shards.GroupBy(s => s.Split).ToImmutableSortedDictionary(g => g.Key, g => g.Sum(s => s.Rows), StringComparer.Ordinal),
            Domains = CountBy(rows, r => r.Domain),
            FigureKinds = CountBy(rows, r => r.FigureKind),
            Levels = CountBy(rows, r => $"{r.Level}"),
            LeftOut = LeftOut(journals, plan),
        };
        DatasetFiles.WriteAside(Path.Combine(folder, DatasetFiles.Card), stream => stream.Write(Encoding.UTF8.GetBytes(DatasetCard.Write(lockfile))));
        DatasetFiles.WriteAside(Path.Combine(folder, DatasetFiles.Lock), stream => stream.Write(Encoding.UTF8.GetBytes(lockfile.ToJson())));
        RemoveOthers(folder, [.. shards.Select(s => s.Path)]);
        return new DatasetResult(folder, lockfile, writer.Kept);
    }

    private static async Task<BenchmarkIndex?> BenchmarksAsync(DatasetSettings settings, CancellationToken cancellationToken) =>
        settings.Decontaminate.IsEmpty ? null : await BenchmarkReader.ReadAsync(settings.Decontaminate, cancellationToken);

    /// <summary>The lockfile of a folder that holds this very dataset, complete and undamaged; else null.</summary>
    private static async Task<DatasetLock?> FindCompleteAsync(string folder, string fingerprint, CancellationToken cancellationToken)
    {
        if (!File.Exists(Path.Combine(folder, DatasetFiles.Lock)) || DatasetLock.Read(folder) is not { } found || found.Fingerprint != fingerprint)
        {
            return null;
        }

        foreach (var (path, digest) in found.Shards.Select(s => (s.Path, s.Sha256)).Append((DatasetFiles.Rows, found.RowsSha256)))
        {
            var file = Path.Combine(folder, path);
            if (!File.Exists(file) || await DatasetFiles.DigestAsync(file, cancellationToken) != digest)
            {
                return null;
            }
        }

        return found;
    }

    /// <summary>Makes sure that the folder is ours, and takes back the promise that it is complete.</summary>
    private static void PrepareFolder(string folder)
    {
        Directory.CreateDirectory(folder);
        var foreign = Directory.EnumerateFileSystemEntries(folder).Select(Path.GetFileName).FirstOrDefault(name => !IsOurs(name!));
        if (foreign is not null)
        {
            throw new DatasetException($"{folder} holds {foreign}, which is no part of a dataset. Choose an empty folder.");
        }

        File.Delete(Path.Combine(folder, DatasetFiles.Lock));
    }

    private static bool IsOurs(string name) =>
        name is DatasetFiles.Lock or DatasetFiles.Rows or DatasetFiles.Card or DatasetFiles.Data || (name.StartsWith('.') && name.EndsWith(".part", StringComparison.Ordinal));

    /// <summary>Removes what is not named: what an earlier export with other settings, or one that was killed, left.</summary>
    private static void RemoveOthers(string folder, IEnumerable<string> paths)
    {
        var keep = paths.Select(p => Path.GetFullPath(Path.Combine(folder, p))).ToHashSet(StringComparer.Ordinal);
        foreach (var file in Directory.EnumerateFiles(Path.Combine(folder, DatasetFiles.Data)).Select(Path.GetFullPath).Where(f => !keep.Contains(f)).ToList())
        {
            File.Delete(file);
        }
    }

    private static void WriteRows(string folder, ImmutableArray<ShardJournal> journals) => DatasetFiles.WriteAside(Path.Combine(folder, DatasetFiles.Rows), stream =>
    {
        using var writer = new StreamWriter(stream, new UTF8Encoding(false), leaveOpen: true) { NewLine = "\n" };
        writer.WriteLine(RowEntry.Header);
        foreach (var row in journals.SelectMany(j => j.Rows))
        {
            writer.WriteLine(row);
        }
    });

    private static ImmutableSortedDictionary<string, long> CountBy(IEnumerable<RowEntry> rows, Func<RowEntry, string> key) =>
        rows.CountBy(key, StringComparer.Ordinal).ToImmutableSortedDictionary(c => c.Key, c => (long)c.Value, StringComparer.Ordinal);

    private static ImmutableSortedDictionary<string, long> LeftOut(ImmutableArray<ShardJournal> journals, SplitPlan plan)
    {
        var counts = journals.SelectMany(j => j.LeftOut).GroupBy(r => r.Key).ToImmutableSortedDictionary(g => g.Key, g => g.Sum(r => (long)r.Value), StringComparer.Ordinal);
        var contaminated = plan.CountOf(Side.LeftOut);
        return contaminated == 0 ? counts : counts.Add("near a benchmark", contaminated);
    }
}
