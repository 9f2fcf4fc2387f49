using Flywheel.Worker.Dashboard.Readings;
using Flywheel.Worker.Hosting;
using Hangfire;

namespace Flywheel.Worker.Dashboard.Health;

/// <summary>Knows how database, workers and graphics cards are, without ever keeping a page waiting.</summary>
internal sealed class HealthDesk(DatabaseSession database, JobStorage jobs, BackgroundReadings readings, TimeProvider time)
{
    private static readonly TimeSpan WorkersFresh = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan DatabaseFresh = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan GpusFresh = TimeSpan.FromSeconds(5);

    /// <summary>How everything is, as far as is known at once.</summary>
    public async Task<HealthReport> ReadAsync(CancellationToken cancellationToken)
    {
        var databaseHealth = readings.ValueAsync("the database's health", DatabaseFresh, token => DatabaseHealth.ReadAsync(database, token), cancellationToken);
        var gpus = readings.ValueAsync("the graphics cards", GpusFresh, async token => (await GpuReader.ReadAsync(token)).ToArray(), cancellationToken);
        var workers = WorkersAsync(cancellationToken);
        return new HealthReport(await databaseHealth, await workers, await gpus);
    }

    /// <summary>The processes that do jobs; null while nobody knows.</summary>
    public async Task<IReadOnlyList<WorkerServer>?> WorkersAsync(CancellationToken cancellationToken) =>
        await readings.ValueAsync("the workers", WorkersFresh, _ => Task.FromResult(Workers()), cancellationToken);

    /// <summary>The jobs of a queue; null while nobody knows.</summary>
    public Task<QueueDepth?> QueueAsync(string queue, CancellationToken cancellationToken) => readings.ValueAsync(
        $"the queue {queue}",
        WorkersFresh,
        _ =>
        {
            var monitoring = jobs.GetMonitoringApi();
            return Task.FromResult(new QueueDepth(monitoring.EnqueuedCount(queue), monitoring.FetchedCount(queue)));
        },
        cancellationToken);

    private WorkerServer[] Workers()
    {
        var now = time.GetUtcNow();
        return [.. jobs.GetMonitoringApi().Servers().Select(s => Of(s.Name, s.WorkersCount, s.Queues, s.StartedAt, s.Heartbeat, now)).OrderBy(s => s.Name, StringComparer.Ordinal)];
    }

    private static WorkerServer Of(string name, int workers, IEnumerable<string> queues, DateTime startedAt, DateTime? heartbeat, DateTimeOffset now)
    {
        DateTimeOffset? beat = heartbeat is { } at ? Utc(at) : null;
        return new WorkerServer(name, workers, [.. queues], Utc(startedAt), beat, now - beat < WorkerServer.SilentAfter);
    }

    /// <summary>The storage's times are UTC, whether or not they say so.</summary>
    private static DateTimeOffset Utc(DateTime at) => new(DateTime.SpecifyKind(at, DateTimeKind.Utc));
}
