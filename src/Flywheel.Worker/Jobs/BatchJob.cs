using System.Diagnostics;
using Flywheel.Knowledge.Storage;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Flywheel.Worker.Jobs;

/// <summary>
/// One batch of a stage. The job may be started any number of times, by any worker: it locks the batch's row, does nothing if the batch is
/// done or another worker is at it, and writes everything in the transaction that marks the batch as done. A crash at any point leaves the
/// batch as it was.
/// </summary>
/// <param name="source">The run's database.</param>
/// <param name="dispatcher">Starts what follows.</param>
/// <param name="clock">Tells the time of rows.</param>
public abstract class BatchJob(NpgsqlDataSource source, BatchDispatcher dispatcher, TimeProvider clock)
{
    /// <summary>Failed attempts after which a batch is given up and its run fails.</summary>
    public const int MaximumAttempts = 5;

    /// <summary>The stage whose batches this job does.</summary>
    protected abstract string Stage { get; }

    /// <summary>The time of rows.</summary>
    protected DateTimeOffset Now => clock.GetUtcNow();

    /// <summary>Does the batch, unless it is done, taken, or its run does not go on.</summary>
    protected async Task RunBatchAsync(string run, int wave, int index, CancellationToken cancellationToken)
    {
        try
        {
            await DoAsync(run, wave, index, cancellationToken);
        }
        catch (Exception e) when (e is not OperationCanceledException && !IsTransient(e))
        {
            await RecordFailureAsync(run, wave, index, e, cancellationToken);
            throw;
        }

        await dispatcher.ContinueAsync(run, cancellationToken);
    }

    /// <summary>Does the batch's work and sets its counts; called inside the transaction.</summary>
    protected abstract Task WorkAsync(FlywheelDbContext context, RunRow run, BatchRow batch, CancellationToken cancellationToken);

    private async Task DoAsync(string runId, int wave, int index, CancellationToken cancellationToken)
    {
        await using var context = new FlywheelDbContext(StorageOptions.For(source));
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        var batch = (await context.Batches
            .FromSql($"SELECT * FROM flywheel.batches WHERE run_id = {runId} AND stage = {Stage} AND wave = {wave} AND batch_index = {index} FOR UPDATE SKIP LOCKED")
            .ToListAsync(cancellationToken)).FirstOrDefault();
        var run = await context.Runs.AsNoTracking().FirstOrDefaultAsync(r => r.Id == runId, cancellationToken);
        if (batch is null || batch.State is BatchState.Finished or BatchState.Failed || run is not { State: RunState.Running, Request: RunRequest.None })
        {
            return;
        }

        var watch = Stopwatch.GetTimestamp();
        await WorkAsync(context, run, batch, cancellationToken);
        batch.State = BatchState.Finished;
        batch.Attempts++;
        batch.Fence++;
        batch.Owner = Environment.MachineName;
        batch.FinishedAt = Now;
        batch.StartedAt = batch.FinishedAt - Stopwatch.GetElapsedTime(watch);
        await context.SaveChangesAsync(cancellationToken);
        await CountAsync(context, batch, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    /// <summary>Adds the batch's counts to the run's; last in the transaction, since all batches of a run share that row.</summary>
    private Task CountAsync(FlywheelDbContext context, BatchRow batch, CancellationToken cancellationToken) => Stage != Stages.Check
        ? Task.CompletedTask
        : context.Runs.Where(r => r.Id == batch.RunId).ExecuteUpdateAsync(
            r => r.SetProperty(x => x.Candidates, x => x.Candidates + batch.Candidates)
                .SetProperty(x => x.Rejected, x => x.Rejected + batch.Rejected)
                .SetProperty(x => x.Repaired, x => x.Repaired + batch.Repaired),
            cancellationToken);

    private async Task RecordFailureAsync(string runId, int wave, int index, Exception error, CancellationToken cancellationToken)
    {
        await using var context = new FlywheelDbContext(StorageOptions.For(source));
        var batch = await context.Batches.FirstOrDefaultAsync(b => b.RunId == runId && b.Stage == Stage && b.Wave == wave && b.BatchIndex == index, cancellationToken);
        if (batch is null || batch.State == BatchState.Finished)
        {
            return;
        }

        batch.Attempts++;
        batch.Error = error.ToString();
        if (batch.Attempts >= MaximumAttempts)
        {
            batch.State = BatchState.Failed;
            var run = await context.Runs.FindAsync([runId], cancellationToken);
            run!.State = RunState.Failed;
            run.Reason = $"Batch {index} of wave {wave} ({Stage}) failed {MaximumAttempts} times: {error.Message}";
            run.FinishedAt = Now;
        }

        await context.SaveChangesAsync(cancellationToken);
    }

    /// <summary>Whether the database was away or busy: no fault of the batch, so it does not count as an attempt.</summary>
    private static bool IsTransient(Exception error) => error is NpgsqlException { IsTransient: true } || (error.InnerException is { } inner && IsTransient(inner));
}
