using System.Collections.Immutable;
using Flywheel.Synthesis.Datasets;
using Microsoft.Extensions.Caching.Memory;

namespace Flywheel.Worker.Dashboard.Datasets;

/// <summary>Rows of exports by their position, with their pictures. Row groups that were read lately are kept, as a page and its pictures ask for the same one.</summary>
internal sealed class ExportedRows : IDisposable
{
    private const long KeptBytes = 96 << 20;

    /// <summary>More rows than that in a row group would take more memory than a look is worth; our exports have a tenth.</summary>
    private const int MostRowsOfAGroup = 1_000;

    private readonly MemoryCache _groups = new(new MemoryCacheOptions { SizeLimit = KeptBytes });
    private readonly SemaphoreSlim _reading = new(1);

    /// <summary>Rows at positions, counted through all shards.</summary>
    /// <param name="folder">The export.</param>
    /// <param name="first">The first position, from 0.</param>
    /// <param name="count">How many rows; fewer are given at the end.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="ExportFolderException">A shard is damaged, or its row groups are too large to look into.</exception>
    public async Task<IReadOnlyList<RowReading>> ReadAsync(ExportFolder folder, long first, int count, CancellationToken cancellationToken)
    {
        var rows = new List<RowReading>();
        var start = 0L;
        foreach (var shard in folder.Shards.Where(s => s.Rows > 0))
        {
            var end = start + shard.Rows!.Value;
            if (end > first && rows.Count < count)
            {
                rows.AddRange(await ReadShardAsync(folder, shard, (int)(Math.Max(first, start) - start), count - rows.Count, cancellationToken));
            }

            start = end;
        }

        return rows;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _groups.Dispose();
        _reading.Dispose();
    }

    private async Task<List<RowReading>> ReadShardAsync(ExportFolder folder, ExportFile shard, int first, int count, CancellationToken cancellationToken)
    {
        if (shard.Bytes is null)
        {
            throw new ExportFolderException($"{shard.Name} is missing.");
        }

        try
        {
            var rows = new List<RowReading>();
            var start = 0;
            var groups = await DatasetReader.GroupsAsync(shard.Path, cancellationToken);
            for (var group = 0; group < groups.Length && rows.Count < count; start += groups[group], group++)
            {
                if (start + groups[group] > first)
                {
                    var all = await GroupAsync(folder, shard, group, groups[group], cancellationToken);
                    rows.AddRange(all.Skip(Math.Max(0, first - start)).Take(count - rows.Count));
                }
            }

            return rows;
        }
        catch (Exception e) when (e is DatasetException or IOException or OverflowException)
        {
            throw new ExportFolderException(e.Message);
        }
    }

    private async Task<ImmutableArray<RowReading>> GroupAsync(ExportFolder folder, ExportFile shard, int group, int rows, CancellationToken cancellationToken)
    {
        var key = (shard.Path, shard.Sha256, group);
        if (_groups.TryGetValue(key, out ImmutableArray<RowReading> kept))
        {
            return kept;
        }

        if (rows > MostRowsOfAGroup)
        {
            throw new ExportFolderException($"{shard.Name} has {rows:N0} rows in a row group; it is too large to be looked into here. `flywheel dataset show` reads it.");
        }

        // One at a time: a page's pictures all ask for the same group at once.
        await _reading.WaitAsync(cancellationToken);
        try
        {
            if (!_groups.TryGetValue(key, out kept))
            {
                kept = await DatasetReader.ReadGroupAsync(shard.Path, folder.Schema, group, cancellationToken);
                _groups.Set(key, kept, new MemoryCacheEntryOptions { Size = Size(kept), SlidingExpiration = TimeSpan.FromMinutes(5) });
            }

            return kept;
        }
        finally
        {
            _reading.Release();
        }
    }

    private static long Size(ImmutableArray<RowReading> rows) => 1024 + rows.Sum(r => r.Row?.Values.Sum(v => v switch
    {
        DatasetImage image => image.Bytes.LongLength,
        string text => 2L * text.Length,
        ImmutableArray<string> texts => texts.Sum(t => 2L * t.Length),
        _ => 0L,
    }) ?? 0);
}
