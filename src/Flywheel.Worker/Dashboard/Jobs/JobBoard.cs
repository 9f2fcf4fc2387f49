using System.Globalization;
using Flywheel.Worker.Dashboard.Health;
using Flywheel.Worker.Dashboard.Views;
using Flywheel.Worker.Jobs;
using Hangfire;
using Hangfire.Common;
using Hangfire.States;
using Hangfire.Storage;

namespace Flywheel.Worker.Dashboard.Jobs;

/// <summary>Jobs as Hangfire's own interfaces tell of them, so that every storage will do.</summary>
internal sealed class JobBoard(JobStorage storage, IBackgroundJobClient client, IRecurringJobManager recurring, HealthDesk health, TimeProvider time)
{
    private const int LongestText = 300;

    /// <summary>How the jobs of all runs are.</summary>
    public async Task<JobOverview> ReadAsync(CancellationToken cancellationToken)
    {
        var servers = await health.WorkersAsync(cancellationToken) ?? [];
        var monitoring = storage.GetMonitoringApi();
        var counts = monitoring.GetStatistics();
        return new JobOverview(
            new Dictionary<JobListKind, long>
            {
                [JobListKind.Processing] = counts.Processing,
                [JobListKind.Enqueued] = counts.Enqueued,
                [JobListKind.Scheduled] = counts.Scheduled,
                [JobListKind.Succeeded] = counts.Succeeded,
                [JobListKind.Failed] = counts.Failed,
                [JobListKind.Deleted] = counts.Deleted,
            },
            counts.Retries,
            counts.Awaiting,
            servers,
            [.. monitoring.Queues().Select(q => new QueueLine(q.Name, q.Length, q.Fetched, servers.Count(s => s.IsAlive && s.Queues.Contains(q.Name, StringComparer.Ordinal))))],
            Recurring(),
            time.GetUtcNow());
    }

    /// <summary>A page of a list.</summary>
    /// <param name="kind">The list.</param>
    /// <param name="queue">The queue, for the jobs that wait in one; null for the first that has any.</param>
    /// <param name="from">How many to pass over, 0 to <see cref="JobListPage.Furthest"/>.</param>
    public JobListPage List(JobListKind kind, string? queue, int from)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(from);
        var monitoring = storage.GetMonitoringApi();
        queue = kind == JobListKind.Enqueued ? queue ?? monitoring.Queues().FirstOrDefault(q => q.Length > 0)?.Name : null;
        var found = Read(monitoring, kind, queue, Math.Min(from, JobListPage.Furthest), JobListPage.Size + 1);
        return new JobListPage(kind, queue, [.. found.Take(JobListPage.Size)], from, found.Count > JobListPage.Size && from < JobListPage.Furthest);
    }

    /// <summary>A job with its story; null if there is no such job (any more).</summary>
    public JobStory? Find(string id)
    {
        if (!IsId(id) || storage.GetMonitoringApi().JobDetails(id) is not { } details)
        {
            return null;
        }

        JobStep[] steps = [.. details.History.Select(h => new JobStep(h.StateName, h.Reason, Utc(h.CreatedAt), [.. h.Data.OrderBy(d => d.Key, StringComparer.Ordinal)]))];
        return new JobStory(Line(id, details.Job, details.LoadException, details.CreatedAt, steps.FirstOrDefault()?.State ?? ""), details.Job?.Queue, Utc(details.ExpireAt), steps);
    }

    /// <summary>Puts a job of a list into its queue, if it is still in that list.</summary>
    public bool Requeue(string id, JobListKind from) => IsId(id) && client.Requeue(id, StateOf(from));

    /// <summary>Deletes a job of a list, if it is still in that list.</summary>
    public bool Delete(string id, JobListKind from) => IsId(id) && client.Delete(id, StateOf(from));

    /// <summary>Runs a recurring job now, beside its schedule.</summary>
    /// <returns>Whether there is such a job.</returns>
    public bool Trigger(string id)
    {
        if (!Recurring().Any(r => r.Id == id))
        {
            return false;
        }

        recurring.Trigger(id);
        return true;
    }

    /// <summary>Takes a recurring job off its schedule for good.</summary>
    /// <returns>Whether there was such a job.</returns>
    public bool Remove(string id)
    {
        if (!Recurring().Any(r => r.Id == id))
        {
            return false;
        }

        recurring.RemoveIfExists(id);
        return true;
    }

    private static IReadOnlyList<JobLine> Read(IMonitoringApi monitoring, JobListKind kind, string? queue, int from, int count) => kind switch
    {
        JobListKind.Processing => [.. monitoring.ProcessingJobs(from, count).Select(j => Line(j.Key, j.Value?.Job, j.Value?.LoadException, j.Value?.StartedAt, j.Value?.ServerId ?? ""))],
        JobListKind.Enqueued => queue is null ? [] : [.. monitoring.EnqueuedJobs(queue, from, count).Select(j => Line(j.Key, j.Value?.Job, j.Value?.LoadException, j.Value?.EnqueuedAt, ""))],
        JobListKind.Scheduled => [.. monitoring.ScheduledJobs(from, count).Select(j => Line(j.Key, j.Value?.Job, j.Value?.LoadException, j.Value?.EnqueueAt, ""))],
        JobListKind.Succeeded => [.. monitoring.SucceededJobs(from, count).Select(j => Line(j.Key, j.Value?.Job, j.Value?.LoadException, j.Value?.SucceededAt, Took(j.Value?.TotalDuration)))],
        JobListKind.Deleted => [.. monitoring.DeletedJobs(from, count).Select(j => Line(j.Key, j.Value?.Job, j.Value?.LoadException, j.Value?.DeletedAt, ""))],
        _ => [.. monitoring.FailedJobs(from, count).Select(j => Line(j.Key, j.Value?.Job, j.Value?.LoadException, j.Value?.FailedAt, j.Value?.Reason ?? "") with
        {
            Error = new JobError(j.Value?.ExceptionType ?? "", j.Value?.ExceptionMessage ?? "", j.Value?.ExceptionDetails ?? ""),
        })],
    };

    private static JobLine Line(string id, Job? job, JobLoadException? error, DateTime? at, string note) => job is null
        ? new JobLine(id, "A job of another program", Short(error?.Message ?? ""), null, Utc(at), note)
        : new JobLine(id, job.Type.Name, Short(ArgumentsOf(job)), RunOf(job), Utc(at), note);

    /// <summary>The arguments by their parameters' names; what the server itself passes is left out.</summary>
    private static string ArgumentsOf(Job job) => string.Join(", ", job.Method.GetParameters().Zip(job.Args)
        .Where(a => a.Second is not (null or CancellationToken))
        .Select(a => $"{a.First.Name} {Convert.ToString(a.Second, CultureInfo.InvariantCulture)}"));

    /// <summary>The jobs of runs have the run's name first.</summary>
    private static string? RunOf(Job job) => typeof(BatchJob).IsAssignableFrom(job.Type) ? job.Args.FirstOrDefault() as string : null;

    private static string Took(long? milliseconds) => milliseconds is { } time ? $"took {(time < 1_000 ? $"{time} ms" : Format.Duration(TimeSpan.FromMilliseconds(time)))}, waiting included" : "";

    private static string Short(string text) => text.Length > LongestText ? $"{text[..LongestText]}…" : text;

    private static bool IsId(string id) => long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out _);

    private static string StateOf(JobListKind kind) => kind switch
    {
        JobListKind.Processing => ProcessingState.StateName,
        JobListKind.Enqueued => EnqueuedState.StateName,
        JobListKind.Scheduled => ScheduledState.StateName,
        JobListKind.Succeeded => SucceededState.StateName,
        JobListKind.Deleted => DeletedState.StateName,
        _ => FailedState.StateName,
    };

    /// <summary>The storage's times are UTC, whether or not they say so.</summary>
    private static DateTimeOffset Utc(DateTime at) => new(DateTime.SpecifyKind(at, DateTimeKind.Utc));

    private static DateTimeOffset? Utc(DateTime? at) => at is { } known ? Utc(known) : null;

    private RecurringLine[] Recurring()
    {
        using var connection = storage.GetConnection();
        return
        [
            .. connection.GetRecurringJobs().OrderBy(r => r.Id, StringComparer.Ordinal).Select(r => new RecurringLine(
                r.Id, r.Job is { } job ? $"{job.Type.Name}.{job.Method.Name}" : "A job of another program", r.Cron, r.TimeZoneId ?? "UTC", r.Queue, Utc(r.NextExecution), Utc(r.LastExecution),
                string.IsNullOrEmpty(r.LastJobId) ? null : r.LastJobId, r.LastJobState, r.Error ?? r.LoadException?.Message)),
        ];
    }
}
