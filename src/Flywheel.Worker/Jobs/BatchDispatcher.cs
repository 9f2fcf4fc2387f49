using Flywheel.Knowledge.Storage;
using Hangfire;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Flywheel.Worker.Jobs;

/// <summary>
/// Looks at a run's batches in the database and enqueues a job for every one that has to be done and has none yet. Whatever else was lost,
/// calling it again finds the way on, so every job calls it at its end and every process that works on a run calls it now and then.
/// </summary>
public sealed class BatchDispatcher(NpgsqlDataSource source, IBackgroundJobClient jobs, TimeProvider clock)
{
    /// <summary>
    /// A batch that was enqueued so long ago and is not being done may have lost its job, so it gets another. One that only waits in a long
    /// queue gets a second job too, which finds nothing to do; the time keeps such jobs few.
    /// </summary>
    public static readonly TimeSpan LostAfter = TimeSpan.FromSeconds(30);

    /// <summary>How much longer a batch may wait in the queue of a run with a model, whose batches take minutes: it would get a new job all the time.</summary>
    private static readonly TimeSpan PatienceWithModels = TimeSpan.FromMinutes(10);

    /// <summary>When a job looks again at a batch that another worker held.</summary>
    private static readonly TimeSpan LookAgain = TimeSpan.FromSeconds(5);

    /// <summary>Enqueues the batches that wait, and those whose job seems to be lost.</summary>
    public Task ContinueAsync(string run, CancellationToken cancellationToken) => EnqueueAsync(run, clock.GetUtcNow() - LostAfter, cancellationToken);

    /// <summary>
    /// Enqueues every batch that waits, also those that were enqueued before: for the start of a process, when their jobs may have been lost. A
    /// batch that is then started twice is done once.
    /// </summary>
    public Task RecoverAsync(string run, CancellationToken cancellationToken) => EnqueueAsync(run, clock.GetUtcNow().AddDays(1), cancellationToken);

    /// <summary>Has a batch looked at again a little later: another worker holds it, and may yet fail.</summary>
    internal void LookAgainLater(RunRow run, BatchRow batch)
    {
        var (queue, delay) = (WorkQueue.Of(run).Name, LookAgain);
        var (id, wave, index) = (run.Id, batch.Wave, batch.BatchIndex);
        _ = batch.Stage switch
        {
            Stages.Author => jobs.Schedule<AuthorJob>(queue, job => job.RunAsync(id, wave, index, CancellationToken.None), delay),
            Stages.Expand => jobs.Schedule<ExpandJob>(queue, job => job.RunAsync(id, wave, index, CancellationToken.None), delay),
            Stages.Check => jobs.Schedule<CheckJob>(queue, job => job.RunAsync(id, wave, index, CancellationToken.None), delay),
            Stages.Settle => jobs.Schedule<SettleJob>(queue, job => job.RunAsync(id, wave, index, CancellationToken.None), delay),
            _ => throw UnknownStage(batch),
        };
    }

    private async Task EnqueueAsync(string runId, DateTimeOffset lostBefore, CancellationToken cancellationToken)
    {
        await using var context = new FlywheelDbContext(StorageOptions.For(source));
        await PlanSettlingAsync(context, runId, cancellationToken);
        if (await context.Runs.AsNoTracking().FirstOrDefaultAsync(r => r.Id == runId, cancellationToken) is not { } run)
        {
            return;
        }

        // Marking them first and enqueueing after: a crash between the two loses jobs, which recovery finds; the other order would enqueue
        // twice. Batches that are being done are locked, and skipped.
        var waiting = await context.Batches.FromSql($"""
            UPDATE flywheel.batches b SET state = 'Started', started_at = {clock.GetUtcNow()}
            FROM (
                SELECT w.run_id, w.stage, w.level, w.wave, w.batch_index
                FROM flywheel.batches w JOIN flywheel.runs r ON r.id = w.run_id
                WHERE w.run_id = {runId} AND r.state = 'Running' AND r.request = 'None'
                    AND (w.state = 'Queued' OR w.state = 'Started' AND w.started_at < {lostBefore} - CASE WHEN jsonb_exists(r.settings, 'model') THEN {PatienceWithModels} ELSE interval '0' END)
                FOR UPDATE OF w SKIP LOCKED) n
            WHERE (b.run_id, b.stage, b.level, b.wave, b.batch_index) = (n.run_id, n.stage, n.level, n.wave, n.batch_index)
            RETURNING b.*
            """).AsNoTracking().ToListAsync(cancellationToken);
        var queue = WorkQueue.Of(run).Name;
        foreach (var batch in waiting.OrderBy(b => b.Wave).ThenBy(b => b.BatchIndex))
        {
            Enqueue(queue, batch);
        }
    }

    private void Enqueue(string queue, BatchRow batch)
    {
        var (id, wave, index) = (batch.RunId, batch.Wave, batch.BatchIndex);
        _ = batch.Stage switch
        {
            Stages.Author => jobs.Enqueue<AuthorJob>(queue, job => job.RunAsync(id, wave, index, CancellationToken.None)),
            Stages.Expand => jobs.Enqueue<ExpandJob>(queue, job => job.RunAsync(id, wave, index, CancellationToken.None)),
            Stages.Check => jobs.Enqueue<CheckJob>(queue, job => job.RunAsync(id, wave, index, CancellationToken.None)),
            Stages.Settle => jobs.Enqueue<SettleJob>(queue, job => job.RunAsync(id, wave, index, CancellationToken.None)),
            _ => throw UnknownStage(batch),
        };
    }

    private static InvalidOperationException UnknownStage(BatchRow batch) => new($"The run {batch.RunId} has a batch of the unknown stage \"{batch.Stage}\".");

    /// <summary>Makes the settling of the last wave a batch once all its other batches are done.</summary>
    private static Task<int> PlanSettlingAsync(FlywheelDbContext context, string runId, CancellationToken cancellationToken) =>
        context.Database.ExecuteSqlAsync($"""
            INSERT INTO flywheel.batches (run_id, stage, wave, batch_index, level, work, state, fence, attempts, candidates, accepted, rejected, repaired, created_at)
            SELECT run_id, {Stages.Settle}, wave, 0, max(level), '[]', 'Queued', 0, 0, 0, 0, 0, 0, now()
            FROM flywheel.batches
            WHERE run_id = {runId} AND wave = (SELECT max(wave) FROM flywheel.batches WHERE run_id = {runId})
            GROUP BY run_id, wave
            HAVING bool_and(state = 'Finished') AND bool_or(stage = {Stages.Check}) AND NOT bool_or(stage = {Stages.Settle})
            ON CONFLICT DO NOTHING
            """, cancellationToken);
}
