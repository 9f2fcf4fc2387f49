using System.Diagnostics;
using System.Reflection;
using Hangfire.Common;
using Hangfire.PostgreSql;
using Hangfire.States;
using Microsoft.Extensions.Logging;

namespace Hangfire.Server;

/// <summary>Runs one job through its filters and records how it ended.</summary>
internal sealed class JobRunner(PostgreSqlStorage storage, JobActivator activator, string serverId, ILogger logger)
{
    /// <param name="held">The job; it is this server's until the keeper says otherwise.</param>
    /// <param name="giveUp">Ends the attempts to record the outcome while the database cannot be reached.</param>
    public void Run(HeldJob held, CancellationToken giveUp)
    {
        var job = Load(held.Job, out var loadError);
        var outcome = job is null
            ? new FailedState(loadError!, serverId) { Reason = loadError!.Message }
            : Perform(held, job);
        if (held.IsLost)
            return;

        held.Finishing();
        if (Record(held.Job, job?.Job, outcome, giveUp) is null)
            logger.LogWarning("Job {Job} was taken over by another server or changed by a client; its end as {State} is not recorded.", held.Job.Id, outcome.Name);
    }

    private static BackgroundJob? Load(StoredJob stored, out JobLoadException? error)
    {
        error = null;
        try
        {
            return stored.ToBackgroundJob();
        }
        catch (JobLoadException loadError)
        {
            error = loadError;
            return null;
        }
    }

    private IState Perform(HeldJob held, BackgroundJob job)
    {
        var latency = (long)Math.Max(0, (DateTime.UtcNow - job.CreatedAt).TotalMilliseconds);
        var running = Stopwatch.StartNew();
        try
        {
            held.ThrowIfCancellationRequested();
            using var connection = storage.GetConnection();
            var context = new PerformContext(storage, connection, job, held, serverId, held.Job.Parameters);
            var result = Perform(context, [.. storage.Filters.For<IServerFilter>(job.Job)], filter: 0);
            return new SucceededState(result, latency, running.ElapsedMilliseconds);
        }
        catch (OperationCanceledException) when (held.ShutdownToken.IsCancellationRequested)
        {
            return new EnqueuedState { Reason = "The server stopped before the job's end." };
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            logger.LogWarning(error, "Job {Job} ({Method}) failed.", job.Id, job.Job);
            return new FailedState(error, serverId);
        }
    }

    private object? Perform(PerformContext context, IServerFilter[] filters, int filter)
    {
        if (filter == filters.Length)
            return Invoke(context);

        var performing = new PerformingContext(context);
        filters[filter].OnPerforming(performing);
        if (performing.Canceled)
        {
            filters[filter].OnPerformed(new PerformedContext(context, result: null, canceled: true, exception: null));
            return null;
        }

        object? result;
        try
        {
            result = Perform(context, filters, filter + 1);
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            var failed = new PerformedContext(context, result: null, canceled: false, error);
            filters[filter].OnPerformed(failed);
            if (!failed.ExceptionHandled)
                throw;
            return null;
        }

        filters[filter].OnPerformed(new PerformedContext(context, result, canceled: false, exception: null));
        return result;
    }

    private object? Invoke(PerformContext context)
    {
        var job = context.BackgroundJob.Job;
        using var scope = activator.BeginScope(context);
        var target = job.Method.IsStatic ? null : scope.Resolve(job.Type);
        var parameters = job.Method.GetParameters();
        var arguments = new object?[parameters.Length];
        for (var i = 0; i < arguments.Length; i++)
            arguments[i] = Argument(context, parameters[i].ParameterType, job.Args[i]);

        var result = job.Method.Invoke(target, BindingFlags.DoNotWrapExceptions, binder: null, arguments, culture: null);
        return result switch
        {
            Task task => Await(task, job.Method.ReturnType),
            ValueTask task => Await(task.AsTask(), typeof(Task)),
            _ when job.Method.ReturnType is { IsGenericType: true } type && type.GetGenericTypeDefinition() == typeof(ValueTask<>)
                => Await((Task)type.GetMethod("AsTask")!.Invoke(result, parameters: null)!, typeof(Task<>).MakeGenericType(type.GenericTypeArguments)),
            _ => result,
        };
    }

    private static object? Argument(PerformContext context, Type type, object? stored)
    {
        if (type == typeof(CancellationToken))
            return context.CancellationToken.ShutdownToken;
        if (type == typeof(IJobCancellationToken))
            return context.CancellationToken;
        return type == typeof(PerformContext) ? context : stored;
    }

    /// <summary>The calling thread belongs to this job alone, so it may wait.</summary>
    private static object? Await(Task task, Type declared)
    {
        task.GetAwaiter().GetResult();
        return declared.IsGenericType ? task.GetType().GetProperty("Result")!.GetValue(task) : null;
    }

    private string? Record(StoredJob stored, Job? loaded, IState outcome, CancellationToken giveUp)
    {
        for (var failures = 0; ; failures++)
        {
            try
            {
                return storage.Jobs.Finish(stored, loaded, outcome);
            }
            catch (Exception error) when (Database.IsTransient(error))
            {
                logger.LogWarning(error, "The end of job {Job} could not be recorded yet.", stored.Id);
                if (giveUp.WaitHandle.WaitOne(Database.DelayBefore(failures)))
                    return null;
            }
            catch (Exception error) when (error is not OutOfMemoryException && (loaded is not null || outcome is not FailedState))
            {
                // A filter threw, or the outcome cannot be stored: the job shall not seem to run for ever.
                logger.LogError(error, "The end of job {Job} as {State} could not be recorded; it counts as failed.", stored.Id, outcome.Name);
                loaded = null;
                outcome = new FailedState(error, serverId) { Reason = $"The job's end as {outcome.Name} could not be recorded." };
            }
        }
    }
}
