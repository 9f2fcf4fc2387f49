namespace Flywheel.Worker.Dashboard.Health;

/// <summary>How everything is that runs need.</summary>
/// <param name="Database">The database; null while it was not asked yet or does not answer.</param>
/// <param name="Workers">The processes that do jobs; null while nobody knows.</param>
/// <param name="Gpus">The graphics cards of this machine; null while nobody knows.</param>
internal sealed record HealthReport(DatabaseHealth? Database, IReadOnlyList<WorkerServer>? Workers, IReadOnlyList<Gpu>? Gpus)
{
    /// <summary>Whether a worker lives that serves a queue; true while nobody knows, since nobody should be alarmed by that.</summary>
    public bool IsServed(string queue) => Workers is null || Workers.Any(w => w.IsAlive && w.Queues.Contains(queue, StringComparer.Ordinal));
}
