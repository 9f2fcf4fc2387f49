namespace Flywheel.Worker.Dashboard.Health;

/// <summary>A process that does jobs.</summary>
/// <param name="Name">Its machine and process.</param>
/// <param name="Workers">Jobs that it does at a time.</param>
/// <param name="Queues">The queues that it serves.</param>
/// <param name="StartedAt">When it began.</param>
/// <param name="Heartbeat">When it last said that it lives.</param>
/// <param name="IsAlive">Whether it has said so lately.</param>
internal sealed record WorkerServer(string Name, int Workers, IReadOnlyList<string> Queues, DateTimeOffset StartedAt, DateTimeOffset? Heartbeat, bool IsAlive)
{
    /// <summary>Servers speak up every half minute; one that missed two turns is taken for dead before the storage takes it off its list.</summary>
    public static readonly TimeSpan SilentAfter = TimeSpan.FromSeconds(90);
}
