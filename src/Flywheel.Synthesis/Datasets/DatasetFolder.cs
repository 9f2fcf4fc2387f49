using System.Runtime.CompilerServices;

namespace Flywheel.Synthesis.Datasets;

/// <summary>A dataset on disk: an export of ours, or a folder or file of Parquet shards from elsewhere.</summary>
public sealed class DatasetFolder
{
    private readonly IReadOnlyList<string> _files;

    private DatasetFolder(DatasetSchema schema, IReadOnlyList<string> files)
    {
        Schema = schema;
        _files = files;
    }

    /// <summary>The dataset.</summary>
    public DatasetSchema Schema { get; }

    /// <summary>Opens a folder with a lockfile, a folder of Parquet files (its own and those in its data folder), or one Parquet file.</summary>
    /// <exception cref="DatasetException">There are no Parquet files, or their columns are those of no dataset.</exception>
    public static async Task<DatasetFolder> OpenAsync(string path, CancellationToken cancellationToken)
    {
        string[] files;
        if (File.Exists(path))
        {
            files = [path];
        }
        else if (File.Exists(Path.Combine(path, DatasetFiles.Lock)))
        {
            files = [.. DatasetLock.Read(path).Shards.Select(s => Path.Combine(path, s.Path))];
        }
        else
        {
            files = Directory.Exists(path)
                ? [.. new[] { path, Path.Combine(path, DatasetFiles.Data) }.Where(Directory.Exists).SelectMany(d => Directory.GetFiles(d, "*.parquet")).Order(StringComparer.Ordinal)]
                : throw new DatasetException($"{path}: there is no such file or folder.");
            if (files.Length == 0)
            {
                // Tells which of its folders are datasets.
                _ = DatasetLock.Read(path);
            }
        }

        return files.Length == 0
            ? throw new DatasetException($"{path} has no rows.")
            : new DatasetFolder(await DatasetReader.DetectAsync(files[0], cancellationToken), files);
    }

    /// <summary>The rows of all shards, in order.</summary>
    /// <exception cref="DatasetException">A shard is damaged.</exception>
    public async IAsyncEnumerable<DatasetRow> RowsAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var file in _files)
        {
            await foreach (var row in DatasetReader.ReadAsync(file, Schema, cancellationToken))
            {
                yield return row;
            }
        }
    }

    /// <summary>The number of rows, from the files' footers.</summary>
    public async Task<long> CountAsync(CancellationToken cancellationToken)
    {
        var count = 0L;
        foreach (var file in _files)
        {
            count += await CountAsync(file, cancellationToken);
        }

        return count;
    }

    /// <summary>The rows at some positions, in ascending order of position; row groups without one are not read.</summary>
    /// <param name="positions">From 0.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="DatasetException">A position is beyond the end.</exception>
    public async Task<IReadOnlyList<DatasetRow>> RowsAtAsync(IEnumerable<long> positions, CancellationToken cancellationToken)
    {
        var wanted = new Queue<long>(positions.Distinct().Order());
        var rows = new List<DatasetRow>();
        var first = 0L;
        foreach (var file in _files)
        {
            var count = await CountAsync(file, cancellationToken);
            var here = new HashSet<long>();
            while (wanted.TryPeek(out var position) && position < first + count)
            {
                here.Add(wanted.Dequeue() - first);
            }

            if (here.Count > 0)
            {
                await foreach (var row in DatasetReader.ReadAsync(file, Schema, here.Contains, cancellationToken))
                {
                    rows.Add(row);
                }
            }

            first += count;
        }

        return wanted.TryPeek(out var beyond) ? throw new DatasetException($"There is no row {beyond}: the dataset has {first:N0} rows, 0 to {first - 1}.") : rows;
    }

    private static async Task<long> CountAsync(string file, CancellationToken cancellationToken)
    {
        await using var table = await ParquetTable.OpenAsync(file, cancellationToken);
        return Enumerable.Range(0, table.Groups).Sum(g => (long)table.RowsOf(g));
    }
}
