using Flywheel.Knowledge.Storage;
using Hangfire;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Flywheel.Worker.Jobs;

/// <summary>
/// Looks at a run's batches in the database and enqueues a job for every one that has to be done and has none yet. Whatever else was lost,
/// calling it again finds the way on, so every job calls it at its end and every process that waits for a run calls it now and then.
/// </summary>
public sealed class BatchDispatcher(NpgsqlDataSource source, IBackgroundJobClient jobs)
{
    /// <summary>The queue that all jobs of runs wait in.</summary>
    public const string Queue = "default";

    /// <summary>Enqueues the batches that wait and are not yet enqueued.</summary>
    public Task ContinueAsync(string run, CancellationToken cancellationToken) => EnqueueAsync(run, again: false, cancellationToken);

    /// <summary>
    /// Enqueues every batch that waits, also those that were enqueued before: their jobs may have been lost. A batch that is then started twice
    /// is done once.
    /// </summary>
    public Task RecoverAsync(string run, CancellationToken cancellationToken) => EnqueueAsync(run, again: true, cancellationToken);

    private async Task EnqueueAsync(string runId, bool again, CancellationToken cancellationToken)
    {
        await using var context = new FlywheelDbContext(StorageOptions.For(source));
        if (again)
        {
            await context.Batches.Where(b => b.RunId == runId && b.State == BatchState.Started)
                .ExecuteUpdateAsync(b => b.SetProperty(x => x.State, BatchState.Queued), cancellationToken);
        }

        await PlanSettlingAsync(context, runId, cancellationToken);

        // Marking them first and enqueueing after: a crash between the two loses jobs, which recovery finds; the other order would enqueue twice.
        var waiting = await context.Database.SqlQuery<Waiting>($"""
            UPDATE flywheel.batches b SET state = 'Started'
            FROM flywheel.runs r
            WHERE b.run_id = {runId} AND r.id = b.run_id AND b.state = 'Queued' AND r.state = 'Running' AND r.request = 'None'
            RETURNING b.stage AS "Stage", b.wave AS "Wave", b.batch_index AS "BatchIndex"
            """).ToListAsync(cancellationToken);
        foreach (var batch in waiting.OrderBy(b => b.Wave).ThenBy(b => b.BatchIndex))
        {
            Enqueue(runId, batch);
        }
    }

    private void Enqueue(string run, Waiting batch)
    {
        var (wave, index) = (batch.Wave, batch.BatchIndex);
        _ = batch.Stage switch
        {
            Stages.Author => jobs.Enqueue<AuthorJob>(job => job.RunAsync(run, wave, index, CancellationToken.None)),
            Stages.Expand => jobs.Enqueue<ExpandJob>(job => job.RunAsync(run, wave, index, CancellationToken.None)),
            Stages.Check => jobs.Enqueue<CheckJob>(job => job.RunAsync(run, wave, index, CancellationToken.None)),
            Stages.Settle => jobs.Enqueue<SettleJob>(job => job.RunAsync(run, wave, index, CancellationToken.None)),
            _ => throw new InvalidOperationException($"The run {run} has a batch of the unknown stage \"{batch.Stage}\"."),
        };
    }

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

    private sealed record Waiting(string Stage, int Wave, int BatchIndex);
}
