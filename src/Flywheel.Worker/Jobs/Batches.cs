using Flywheel.Knowledge.Storage;
using Flywheel.Worker.Runs;

namespace Flywheel.Worker.Jobs;

/// <summary>Makes rows of batches.</summary>
internal static class Batches
{
    /// <summary>A batch that waits to be done.</summary>
    public static BatchRow Waiting(string run, string stage, int wave, int index, int level, BatchWork work, DateTimeOffset now) => new()
    {
        RunId = run,
        Stage = stage,
        Wave = wave,
        BatchIndex = index,
        Level = level,
        Work = work.ToJson(),
        State = BatchState.Queued,
        CreatedAt = now,
    };

    /// <summary>The check of what a batch wrote: the same candidates.</summary>
    public static BatchRow CheckOf(BatchRow written, DateTimeOffset now) =>
        Waiting(written.RunId, Stages.Check, written.Wave, written.BatchIndex, written.Level, BatchWork.Parse(written.Work), now);
}
