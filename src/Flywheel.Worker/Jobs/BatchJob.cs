using System.Diagnostics;
using Flywheel.Knowledge.Storage;
using Flywheel.Model.Chat;
using Microsoft.EntityFrameworkCore;

namespace Flywheel.Worker.Jobs;

/// <summary>
/// One batch of a stage. The job may be started any number of times, by any worker: it locks the batch's row, does nothing if the batch is
/// done, and writes everything in the transaction that marks the batch as done. A crash at any point leaves the batch as it was.
/// </summary>
/// <param name="services">What all jobs of runs need.</param>
public abstract class BatchJob(BatchServices services)
{
    /// <summary>How often the database hears of a batch that is away with a model; well within the time that a transaction may stand still.</summary>
    private static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(10);

    /// <summary>Failed attempts after which a batch is given up and its run fails, or, where a model is away, is paused.</summary>
    public const int MaximumAttempts = 5;

    /// <summary>The stage whose batches this job does.</summary>
    protected abstract string Stage { get; }

    /// <summary>The time of rows.</summary>
    protected DateTimeOffset Now => services.Clock.GetUtcNow();

    /// <summary>Does the batch, unless it is done, taken, or its run does not go on.</summary>
    protected async Task RunBatchAsync(string run, int wave, int index, CancellationToken cancellationToken)
    {
        try
        {
            await DoAsync(run, wave, index, cancellationToken);
        }
        catch (RunStoppedException)
        {
            return;
        }
        catch (Exception e) when (e is not OperationCanceledException && !DatabaseTrouble.IsPassing(e))
        {
            await RecordFailureAsync(run, wave, index, e, cancellationToken);
            throw;
        }

        await services.Dispatcher.ContinueAsync(run, cancellationToken);
    }

    /// <summary>Does the batch's work and sets its counts; called inside the transaction.</summary>
    protected abstract Task WorkAsync(FlywheelDbContext context, RunRow run, BatchRow batch, CancellationToken cancellationToken);

    /// <summary>
    /// Does a part of the work that takes long and does not touch the context, such as asking a model, while the batch's transaction is kept alive. It is
    /// cancelled when the run no longer goes on, which then leaves the batch as it was.
    /// </summary>
    protected async Task<T> AwayAsync<T>(FlywheelDbContext context, RunRow run, Func<CancellationToken, Task<T>> work, CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var task = work(stop.Token);
        try
        {
            while (await Task.WhenAny(task, Task.Delay(Heartbeat, services.Clock, stop.Token)) != task)
            {
                var goesOn = await context.Runs.AnyAsync(r => r.Id == run.Id && r.State == RunState.Running && r.Request == RunRequest.None, cancellationToken);
                if (!goesOn)
                {
                    throw new RunStoppedException();
                }
            }

            return await task;
        }
        finally
        {
            // Nobody may go on working, and spending, for a batch that is given up; what it ends with, nobody wants to know.
            await stop.CancelAsync();
            await task.ContinueWith(static t => _ = t.Exception, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        }
    }

    private async Task DoAsync(string runId, int wave, int index, CancellationToken cancellationToken)
    {
        await using var context = new FlywheelDbContext(StorageOptions.For(services.Source));
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        var run = await context.Runs.AsNoTracking().FirstOrDefaultAsync(r => r.Id == runId, cancellationToken);
        if (run is not { State: RunState.Running, Request: RunRequest.None } || !services.Queues.Contains(WorkQueue.Of(run)))
        {
            return;
        }

        if (await LockAsync(context, runId, wave, index, cancellationToken) is not { } batch)
        {
            await LookAgainLaterAsync(context, run, wave, index, cancellationToken);
            return;
        }

        if (batch.State is BatchState.Finished or BatchState.Failed)
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

    /// <summary>
    /// The batch's row, locked until the transaction ends; null if another worker holds it. The lock ends with the connection, so a worker that
    /// died holds nothing; one that stands still, such as a suspended machine, loses it when the server ends its idle transaction.
    /// </summary>
    private async Task<BatchRow?> LockAsync(FlywheelDbContext context, string run, int wave, int index, CancellationToken cancellationToken)
    {
        await context.Database.ExecuteSqlAsync($"SET LOCAL idle_in_transaction_session_timeout = '120s'", cancellationToken);
        var rows = await context.Batches
            .FromSql($"SELECT * FROM flywheel.batches WHERE run_id = {run} AND stage = {Stage} AND wave = {wave} AND batch_index = {index} FOR UPDATE SKIP LOCKED")
            .ToListAsync(cancellationToken);
        return rows.FirstOrDefault();
    }

    private async Task LookAgainLaterAsync(FlywheelDbContext context, RunRow run, int wave, int index, CancellationToken cancellationToken)
    {
        var batch = await context.Batches.AsNoTracking()
            .FirstOrDefaultAsync(b => b.RunId == run.Id && b.Stage == Stage && b.Wave == wave && b.BatchIndex == index, cancellationToken);
        if (batch is { State: BatchState.Queued or BatchState.Started })
        {
            services.Dispatcher.LookAgainLater(run, batch);
        }
    }

    /// <summary>Adds the batch's counts to the run's; last in the transaction, since all batches of a run share that row.</summary>
    private Task CountAsync(FlywheelDbContext context, BatchRow batch, CancellationToken cancellationToken) => Stage != Stages.Check
        ? Task.CompletedTask
        : context.Runs.Where(r => r.Id == batch.RunId).ExecuteUpdateAsync(
            r => r.SetProperty(x => x.Candidates, x => x.Candidates + batch.Candidates)
                .SetProperty(x => x.Rejected, x => x.Rejected + batch.Rejected)
                .SetProperty(x => x.Repaired, x => x.Repaired + batch.Repaired),
            cancellationToken);

    /// <summary>
    /// Counts a failed attempt, unless another worker has the batch by now; after the last one the run fails. Where it was the model that failed, the run
    /// is paused instead: nothing is wrong with the batch, and when the model is back the same command resumes it.
    /// </summary>
    private async Task RecordFailureAsync(string runId, int wave, int index, Exception error, CancellationToken cancellationToken)
    {
        await using var context = new FlywheelDbContext(StorageOptions.For(services.Source));
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        if (await LockAsync(context, runId, wave, index, cancellationToken) is not { State: BatchState.Queued or BatchState.Started } batch)
        {
            return;
        }

        batch.Attempts++;
        batch.Error = error.ToString();
        if (error is GenerationException trouble && (batch.Attempts >= MaximumAttempts || trouble.Failure == GenerationFailure.Credentials))
        {
            (batch.State, batch.Attempts) = (BatchState.Queued, 0);
            await PauseRunAsync(context, runId, $"The model is away: {trouble.Message}", cancellationToken);
        }
        else if (batch.Attempts >= MaximumAttempts)
        {
            batch.State = BatchState.Failed;
            await FailRunAsync(context, runId, $"Batch {index} of wave {wave} ({Stage}) failed {MaximumAttempts} times: {error.Message}", cancellationToken);
        }

        await context.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    private static Task<int> PauseRunAsync(FlywheelDbContext context, string run, string reason, CancellationToken cancellationToken) =>
        context.Runs.Where(r => r.Id == run && r.State == RunState.Running).ExecuteUpdateAsync(
            r => r.SetProperty(x => x.State, RunState.Paused).SetProperty(x => x.Reason, reason), cancellationToken);

    private Task<int> FailRunAsync(FlywheelDbContext context, string run, string reason, CancellationToken cancellationToken) =>
        context.Runs.Where(r => r.Id == run && (r.State == RunState.Running || r.State == RunState.Paused)).ExecuteUpdateAsync(
            r => r.SetProperty(x => x.State, RunState.Failed).SetProperty(x => x.Reason, reason).SetProperty(x => x.FinishedAt, Now), cancellationToken);
}
