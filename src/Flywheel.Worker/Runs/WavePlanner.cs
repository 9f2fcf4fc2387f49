using System.Collections.Immutable;
using Flywheel.Knowledge.Storage;

namespace Flywheel.Worker.Runs;

/// <summary>
/// Decides what the next wave makes. A pure function of the cells, so the candidates that a run makes do not depend on when its jobs ran.
/// </summary>
public static class WavePlanner
{
    /// <summary>Candidates a batch: some seconds of work at most, and rows enough for COPY to pay.</summary>
    public const int BatchSize = 40;

    /// <summary>Batches of a wave at most: enough for many workers, few enough that time limits and progress hold in the largest runs.</summary>
    public const int MaximumBatches = 256;

    /// <summary>Candidates made for each problem that is still wanted: most are accepted, and a further wave costs a round trip of all workers.</summary>
    private const double Surplus = 1.08;

    /// <summary>The batches of the next wave; none if every cell is full, spent or paused.</summary>
    /// <param name="cells">All cells of the run.</param>
    /// <returns>The level that the wave works on, and its batches.</returns>
    public static (int Level, ImmutableArray<BatchWork> Batches) Next(IEnumerable<CellRow> cells)
    {
        var open = cells.Where(c => c.State == CellState.Open && c.Accepted < c.Quota && c.Candidates < c.Budget).ToArray();
        if (open.Length == 0)
        {
            return (0, []);
        }

        var level = open.Min(c => c.Level);
        var chunks = open
            .Where(c => c.Level == level)
            .OrderBy(c => c.Key, StringComparer.Ordinal)
            .Select(c => new BatchChunk(c.Key, c.Candidates, Math.Min(Wanted(c), c.Budget - c.Candidates)));
        return (level, Pack(Limit(chunks)));
    }

    /// <summary>The first chunks up to the largest wave; the rest is left to the next.</summary>
    private static IEnumerable<BatchChunk> Limit(IEnumerable<BatchChunk> chunks)
    {
        var room = MaximumBatches * BatchSize;
        foreach (var chunk in chunks.TakeWhile(_ => room > 0))
        {
            var taken = Math.Min(room, chunk.Count);
            room -= taken;
            yield return chunk with { Count = taken };
        }
    }

    private static int Wanted(CellRow cell) => (int)Math.Ceiling((cell.Quota - cell.Accepted) * Surplus);

    private static ImmutableArray<BatchWork> Pack(IEnumerable<BatchChunk> chunks)
    {
        var batches = ImmutableArray.CreateBuilder<BatchWork>();
        var current = ImmutableArray.CreateBuilder<BatchChunk>();
        var room = BatchSize;
        foreach (var chunk in chunks)
        {
            for (var rest = chunk; rest.Count > 0;)
            {
                var taken = Math.Min(room, rest.Count);
                current.Add(rest with { Count = taken });
                rest = rest with { From = rest.From + taken, Count = rest.Count - taken };
                room -= taken;
                if (room == 0)
                {
                    batches.Add(new BatchWork(current.DrainToImmutable()));
                    room = BatchSize;
                }
            }
        }

        if (current.Count > 0)
        {
            batches.Add(new BatchWork(current.DrainToImmutable()));
        }

        return batches.ToImmutable();
    }
}
