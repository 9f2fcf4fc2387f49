namespace Flywheel.Synthesis.Datasets;

/// <summary>Checks a dataset against its lockfile: every byte, every row, the columns and the split.</summary>
public static class DatasetVerifier
{
    /// <summary>Checks a dataset.</summary>
    /// <param name="folder">Its folder.</param>
    /// <param name="cancellationToken">Ends the check.</param>
    /// <returns>Everything that is wrong, each as a sentence; nothing for a sound dataset.</returns>
    /// <exception cref="DatasetException">There is no lockfile to check against.</exception>
    public static async IAsyncEnumerable<string> VerifyAsync(string folder, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var dataset = DatasetLock.Read(folder);
        var rowsPath = Path.Combine(folder, DatasetFiles.Rows);
        if (!File.Exists(rowsPath) || await DatasetFiles.DigestAsync(rowsPath, cancellationToken) != dataset.RowsSha256)
        {
            yield return $"{DatasetFiles.Rows} is missing or has other bytes than the lockfile says.";
            yield break;
        }

        var entries = RowFile.Read(folder).ToLookup(r => r.Shard, StringComparer.Ordinal);
        foreach (var shard in dataset.Shards)
        {
            await foreach (var fault in VerifyAsync(folder, dataset.Schema, shard, [.. entries[shard.Path]], cancellationToken))
            {
                yield return fault;
            }
        }

        foreach (var fault in Straddling(dataset, entries))
        {
            yield return fault;
        }

        var expected = dataset.Shards.Select(s => s.Path).ToHashSet(StringComparer.Ordinal);
        foreach (var file in Directory.EnumerateFiles(Path.Combine(folder, DatasetFiles.Data)).Select(f => $"{DatasetFiles.Data}/{Path.GetFileName(f)}").Where(f => !expected.Contains(f)))
        {
            yield return $"{file} is in no lockfile, but readers would take it for a part of the dataset.";
        }
    }

    private static async IAsyncEnumerable<string> VerifyAsync(
        string folder, DatasetSchema schema, ShardEntry shard, RowEntry[] entries, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var path = Path.Combine(folder, shard.Path);
        if (!File.Exists(path))
        {
            yield return $"{shard.Path} is missing.";
            yield break;
        }

        if (await DatasetFiles.DigestAsync(path, cancellationToken) != shard.Sha256)
        {
            yield return $"{shard.Path} has other bytes than the lockfile says.";
            yield break;
        }

        if (await MetadataAsync(path, cancellationToken) != HuggingFaceFeatures.Metadata(schema))
        {
            yield return $"{shard.Path} does not declare its columns as {schema.Title} does.";
        }

        var position = 0;
        await foreach (var row in DatasetReader.ReadAsync(path, schema, cancellationToken))
        {
            foreach (var fault in DatasetRowCheck.Faults(row))
            {
                yield return $"{shard.Path}, row {position}, {fault}.";
            }

            if (position >= entries.Length || entries[position].Id != row.Id || entries[position].Hash != row.Hash())
            {
                yield return $"{shard.Path}, row {position} ({row.Id}) is not the row that {DatasetFiles.Rows} names.";
            }

            position++;
        }

        if (position != shard.Rows || position != entries.Length)
        {
            yield return $"{shard.Path} has {position} rows, the lockfile says {shard.Rows} and {DatasetFiles.Rows} {entries.Length}.";
        }
    }

    private static async Task<string?> MetadataAsync(string path, CancellationToken cancellationToken)
    {
        await using var table = await ParquetTable.OpenAsync(path, cancellationToken);
        return table.Metadata.GetValueOrDefault(HuggingFaceFeatures.Key);
    }

    /// <summary>Ids that stand twice, and groups on both sides of the split.</summary>
    private static IEnumerable<string> Straddling(DatasetLock dataset, ILookup<string, RowEntry> entries)
    {
        var ids = new HashSet<string>(StringComparer.Ordinal);
        var groups = new Dictionary<string, (string Split, string Id)>(StringComparer.Ordinal);
        foreach (var (shard, row) in dataset.Shards.SelectMany(s => entries[s.Path].Select(r => (s, r))))
        {
            if (!ids.Add(row.Id))
            {
                yield return $"The id {row.Id} stands in the dataset twice.";
            }

            if (!groups.TryAdd(row.Group, (shard.Split, row.Id)) && groups[row.Group] is var other && other.Split != shard.Split)
            {
                yield return $"The rows {other.Id} ({other.Split}) and {row.Id} ({shard.Split}) are of one group, but on different sides of the split.";
            }
        }
    }
}
