using System.Collections.Immutable;

namespace Flywheel.Synthesis.Datasets;

/// <summary>What differs between two datasets, row by row; rows are told apart by their ids.</summary>
/// <param name="Added">Ids that only the second has.</param>
/// <param name="Removed">Ids that only the first has.</param>
/// <param name="Changed">Ids that both have with other values.</param>
/// <param name="Moved">Ids with the same values that stand on the other side of the split.</param>
/// <param name="Settings">What differs in how they were made, each as a phrase.</param>
public sealed record DatasetDiff(ImmutableArray<string> Added, ImmutableArray<string> Removed, ImmutableArray<string> Changed, ImmutableArray<string> Moved, ImmutableArray<string> Settings)
{
    /// <summary>Whether both hold the same rows on the same sides.</summary>
    public bool IsEmpty => Added.IsEmpty && Removed.IsEmpty && Changed.IsEmpty && Moved.IsEmpty;

    /// <summary>Compares two datasets by their lockfiles and files of rows; pictures are not read.</summary>
    /// <exception cref="DatasetException">One is no complete dataset, or they have different columns.</exception>
    public static DatasetDiff Between(string first, string second)
    {
        var (a, b) = (DatasetLock.Read(first), DatasetLock.Read(second));
        if (a.Dataset != b.Dataset)
        {
            throw new DatasetException($"{first} is {a.Schema.Title} and {second} is {b.Schema.Title}; only datasets of the same columns can be compared.");
        }

        var before = RowFile.Read(first).ToDictionary(r => r.Id, r => (r.Hash, Split: Split(r)), StringComparer.Ordinal);
        List<string> added = [], changed = [], moved = [];
        foreach (var row in RowFile.Read(second))
        {
            if (!before.Remove(row.Id, out var old))
            {
                added.Add(row.Id);
            }
            else if (old.Hash != row.Hash)
            {
                changed.Add(row.Id);
            }
            else if (old.Split != Split(row))
            {
                moved.Add(row.Id);
            }
        }

        return new DatasetDiff([.. added], [.. before.Keys.Order(StringComparer.Ordinal)], [.. changed], [.. moved], [.. Differences(a, b)]);
    }

    private static char Split(RowEntry row) => row.Shard.Contains("test-", StringComparison.Ordinal) ? 'e' : 'r';

    private static IEnumerable<string> Differences(DatasetLock a, DatasetLock b)
    {
        (string Name, string A, string B)[] parts =
        [
            ("run", a.Origin.Run, b.Origin.Run),
            ("test share", $"{a.TestShare}", $"{b.TestShare}"),
            ("rows a shard", $"{a.ShardRows}", $"{b.ShardRows}"),
            ("rows a row group", $"{a.GroupRows}", $"{b.GroupRows}"),
            ("compression", a.Compression, b.Compression),
            ("renderer", a.Renderer, b.Renderer),
            ("benchmarks", string.Join(' ', a.Benchmarks), string.Join(' ', b.Benchmarks)),
            .. Named(a.Origin.RunSettings, b.Origin.RunSettings),
            .. Named(a.Origin.CodeVersions, b.Origin.CodeVersions),
        ];
        return parts.Where(p => !string.Equals(p.A, p.B, StringComparison.Ordinal)).Select(p => $"{p.Name}: {p.A} -> {p.B}");
    }

    private static IEnumerable<(string Name, string A, string B)> Named(ImmutableSortedDictionary<string, string> a, ImmutableSortedDictionary<string, string> b) =>
        a.Keys.Union(b.Keys, StringComparer.Ordinal).Select(k => (k, a.GetValueOrDefault(k, "none"), b.GetValueOrDefault(k, "none")));
}
