namespace Flywheel.Worker.Dashboard.Health;

/// <summary>The jobs of a queue.</summary>
/// <param name="Waiting">Jobs that wait for a worker.</param>
/// <param name="AtWork">Jobs that workers are doing.</param>
internal sealed record QueueDepth(long Waiting, long AtWork);
