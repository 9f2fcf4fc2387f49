using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Flywheel.Knowledge.Random;

namespace Flywheel.Model.Training.Data;

/// <summary>
/// The batches of a stage, epoch after epoch. Row groups come in an order of chance, rows are shuffled inside a window and sorted into
/// batches by length, and the batches of a window are shuffled: all by the seed and the epoch alone. What is in memory is a window of rows with
/// their picture files, one row group and a few finished batches.
/// </summary>
/// <param name="groups">The row groups that are read.</param>
/// <param name="reader">Reads their examples.</param>
/// <param name="maker">Makes batches of them.</param>
/// <param name="epochs">How often the rows are read.</param>
/// <param name="window">Rows that are shuffled together.</param>
/// <param name="seed">What the order depends on.</param>
internal sealed class BatchStream(ImmutableArray<RowGroup> groups, ExampleReader reader, BatchMaker maker, int epochs, int window, ulong seed)
{
    private const int Ahead = 4;

    /// <summary>The share of all epochs' rows that are read at a position.</summary>
    public double Done(DataPosition position) => Math.Min(1, (position.Epoch + ((double)position.Rows / EpochRows)) / epochs);

    /// <summary>Rows of an epoch.</summary>
    private long EpochRows { get; } = groups.Sum(group => (long)group.Rows);

    /// <summary>The batches from a position on. A thread of its own prepares the next ones meanwhile.</summary>
    /// <param name="from">Where to begin. What comes before in its epoch is read again, but no patches are made of it.</param>
    /// <param name="leftOut">Told of the rows that are left out.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="TrainingException">A row is bad, or no row is left.</exception>
    public async IAsyncEnumerable<TrainingBatch> ReadAsync(DataPosition from, LeftOutRows leftOut, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var ready = Channel.CreateBounded<TrainingBatch>(Ahead);
        var preparing = Task.Run(() => PrepareAsync(ready.Writer, from, leftOut, ending.Token), CancellationToken.None);
        try
        {
            await foreach (var batch in ready.Reader.ReadAllAsync(cancellationToken)) yield return batch;
        }
        finally
        {
            await ending.CancelAsync();
            await preparing;
        }
    }

    private async Task PrepareAsync(ChannelWriter<TrainingBatch> ready, DataPosition from, LeftOutRows leftOut, CancellationToken cancellationToken)
    {
        try
        {
            for (var epoch = from.Epoch; epoch < epochs; epoch++)
            {
                await PrepareEpochAsync(ready, epoch, epoch == from.Epoch ? from.Batches : 0, leftOut, cancellationToken);
            }
            ready.Complete();
        }
        catch (Exception error)
        {
            // Whatever it was, the trainer hears of it when it asks for the next batch.
            ready.Complete(error);
        }
    }

    private async Task PrepareEpochAsync(ChannelWriter<TrainingBatch> ready, int epoch, long skip, LeftOutRows leftOut, CancellationToken cancellationToken)
    {
        var random = SeededRandom.For(seed, epoch);
        // Rows left out before the position were counted when they were first read.
        var counted = skip == 0 ? leftOut : new LeftOutRows();
        var (batches, rows) = (0L, 0L);
        await foreach (var part in WindowsAsync(random.Shuffled(groups), counted, cancellationToken))
        {
            var examples = part.OfType<TrainingExample>().ToList();
            random.Shuffle(examples);
            var cut = random.Shuffled(maker.Cut(examples));
            var without = part.Count - examples.Count;
            for (var i = 0; i < cut.Length; i++)
            {
                rows += cut[i].Length + (i == cut.Length - 1 ? without : 0);
                if (++batches > skip) await ready.WriteAsync(maker.Make(cut[i], new DataPosition(epoch, batches, rows)), cancellationToken);
            }
        }
        if (batches == 0) throw new TrainingException($"No row is left to learn from. Left out: {string.Join(", ", counted.Counts.Select(c => $"{c.Value} {c.Key}"))}.");
    }

    private async IAsyncEnumerable<List<TrainingExample?>> WindowsAsync(RowGroup[] order, LeftOutRows leftOut, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var rows = new List<TrainingExample?>(window);
        foreach (var group in order)
        {
            foreach (var row in await reader.ReadAsync(group, heldOut: false, leftOut, cancellationToken))
            {
                rows.Add(row);
                if (rows.Count < window) continue;
                yield return rows;
                rows = new List<TrainingExample?>(window);
            }
        }
        if (rows.Count > 0) yield return rows;
    }
}
