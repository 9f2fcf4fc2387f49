using Flywheel.Worker.Dashboard.Health;

namespace Flywheel.Worker.Dashboard.Jobs;

/// <summary>How the jobs of all runs are.</summary>
/// <param name="Counts">Jobs in each list.</param>
/// <param name="Retries">Jobs among the scheduled ones that failed and are tried again; null where nobody counts.</param>
/// <param name="Awaiting">Jobs that wait for others; null where nobody counts.</param>
/// <param name="Servers">The processes that do jobs.</param>
/// <param name="Queues">The queues with jobs.</param>
/// <param name="Recurring">Jobs that run again and again.</param>
/// <param name="Now">When it was read.</param>
internal sealed record JobOverview(
    IReadOnlyDictionary<JobListKind, long> Counts, long? Retries, long? Awaiting, IReadOnlyList<WorkerServer> Servers, IReadOnlyList<QueueLine> Queues,
    IReadOnlyList<RecurringLine> Recurring, DateTimeOffset Now);
