using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Flywheel.Knowledge.Random;
using Flywheel.Synthesis.Problems;

namespace Flywheel.Synthesis.Datasets;

/// <summary>
/// Writes the shards of one dataset. Rows are made on several threads and written in order; what is in memory is a few rows a thread and one row
/// group a split. Shards that an earlier export of the same fingerprint finished are kept.
/// </summary>
internal sealed class DatasetWriter(RowMaker maker, SplitPlan plan, DatasetSettings settings, string folder, string fingerprint)
{
    private const int ReportInterval = 100;

    private readonly Dictionary<string, ShardJournal> _finished = new(StringComparer.Ordinal);
    private readonly Dictionary<Side, Open> _open = [];

    /// <summary>Shards that were there already.</summary>
    public int Kept { get; private set; }

    /// <summary>Writes the missing shards.</summary>
    /// <returns>The journals of all shards, in order.</returns>
    public async Task<ImmutableArray<ShardJournal>> WriteAsync(IProblemSource source, int threads, IProgress<DatasetProgress>? progress, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(Path.Combine(folder, DatasetFiles.Data));
        var shards = Shards().ToList();
        foreach (var shard in shards)
        {
            if (await ShardJournal.FindAsync(Path.Combine(folder, shard), fingerprint, cancellationToken) is { } journal)
            {
                _finished[shard] = journal;
            }
        }

        Kept = _finished.Count;
        if (_finished.Count < shards.Count)
        {
            await MakeAsync(source, threads, progress, cancellationToken);
        }

        return [.. shards.Select(s => _finished[s])];
    }

    private IEnumerable<string> Shards()
    {
        foreach (var side in Sides())
        {
            var count = ShardCount(side);
            for (var i = 0; i < count; i++)
            {
                yield return DatasetFiles.Shard(side, i, count);
            }
        }
    }

    /// <summary>VTBench is a benchmark: it has what is held out, and nothing to learn from.</summary>
    private Side[] Sides() => ReferenceEquals(maker.Schema, DatasetSchema.VTBench) ? [Side.Test] : [Side.Train, Side.Test];

    private int ShardCount(Side side) => (plan.CountOf(side) + settings.ShardRows - 1) / settings.ShardRows;

    private async Task MakeAsync(IProblemSource source, int threads, IProgress<DatasetProgress>? progress, CancellationToken cancellationToken)
    {
        var total = Sides().Sum(s => (long)plan.CountOf(s));
        var done = 0L;
        try
        {
            var made = OrderedParallel.SelectAsync(ToDoAsync(source, cancellationToken), (task, token) => (task, Result: maker.Make(task.Problem, token)), threads, cancellationToken);
            await foreach (var (task, result) in made)
            {
                await AddAsync(task, result, cancellationToken);
                if (++done % ReportInterval == 0)
                {
                    progress?.Report(new DatasetProgress(maker.Schema.Name, done, total));
                }
            }

            foreach (var open in _open.Values.ToList())
            {
                await CloseAsync(open, cancellationToken);
            }
        }
        finally
        {
            foreach (var open in _open.Values)
            {
                await open.Writer.DisposeAsync();
            }

            _open.Clear();
        }
    }

    /// <summary>The problems whose shard is not finished, each with its place.</summary>
    private async IAsyncEnumerable<ToDo> ToDoAsync(IProblemSource source, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var sides = Sides();
        var counts = sides.ToDictionary(s => s, ShardCount);
        var taken = sides.ToDictionary(s => s, _ => 0);
        var position = 0;
        await foreach (var problem in source.ProblemsAsync(cancellationToken).WithCancellation(cancellationToken))
        {
            if (position >= plan.Count || plan.Ids[position] != StableHash.Of(problem.Id))
            {
                throw new DatasetException($"The run changed while it was exported (at {problem.Id}). Export it again.");
            }

            var side = plan.Sides[position];
            var group = plan.Groups[position++];
            if (!sides.Contains(side))
            {
                continue;
            }

            var shard = DatasetFiles.Shard(side, taken[side]++ / settings.ShardRows, counts[side]);
            if (!_finished.ContainsKey(shard))
            {
                yield return new ToDo(problem, side, shard, group);
            }
        }

        if (position != plan.Count)
        {
            throw new DatasetException($"The run changed while it was exported: {plan.Count - position} problems are gone. Export it again.");
        }
    }

    private async Task AddAsync(ToDo task, RowResult result, CancellationToken cancellationToken)
    {
        if (_open.TryGetValue(task.Side, out var open) && open.Shard != task.Shard)
        {
            await CloseAsync(open, cancellationToken);
            open = null;
        }

        if (open is null)
        {
            var writer = await ShardWriter.CreateAsync(Path.Combine(folder, task.Shard), maker.Schema, settings, cancellationToken);
            _open[task.Side] = open = new Open(task.Side, task.Shard, writer);
        }

        if (result.Row is { } row)
        {
            await open.Writer.AddAsync(row, cancellationToken);
            open.Lines.Add(new RowEntry(task.Shard, row.Id, row.Hash(), $"{task.Group:x16}", task.Problem.Domain, task.Problem.FigureKind, task.Problem.Level).ToLine());
        }
        else
        {
            open.LeftOut[result.Reason!] = open.LeftOut.GetValueOrDefault(result.Reason!) + 1;
        }
    }

    private async Task CloseAsync(Open open, CancellationToken cancellationToken)
    {
        await open.Writer.CompleteAsync(cancellationToken);
        _open.Remove(open.Side);
        var path = Path.Combine(folder, open.Shard);
        var entry = new ShardEntry(open.Shard, DatasetFiles.SplitName(open.Side), open.Lines.Count, new FileInfo(path).Length, await DatasetFiles.DigestAsync(path, cancellationToken));
        var journal = new ShardJournal(fingerprint, entry, open.LeftOut.ToImmutableSortedDictionary(StringComparer.Ordinal), [.. open.Lines]);
        journal.Write(path);
        _finished[open.Shard] = journal;
    }

    private sealed record ToDo(Problem Problem, Side Side, string Shard, ulong Group);

    private sealed class Open(Side side, string shard, ShardWriter writer)
    {
        public Side Side => side;

        public string Shard => shard;

        public ShardWriter Writer => writer;

        public List<string> Lines { get; } = [];

        public Dictionary<string, int> LeftOut { get; } = new(StringComparer.Ordinal);
    }
}
