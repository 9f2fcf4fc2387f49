namespace Flywheel.Worker.Dashboard.Jobs;

/// <summary>A queue.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Waiting">Jobs that wait in it.</param>
/// <param name="AtWork">Jobs of it that workers are doing; null where nobody counts.</param>
/// <param name="Servers">Living processes that serve it.</param>
internal sealed record QueueLine(string Name, long Waiting, long? AtWork, int Servers);
