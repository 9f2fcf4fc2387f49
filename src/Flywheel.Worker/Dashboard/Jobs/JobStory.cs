namespace Flywheel.Worker.Dashboard.Jobs;

/// <summary>A job and all that happened to it.</summary>
/// <param name="Job">The job; its note is the latest state.</param>
/// <param name="Queue">The queue that it belongs to; null where nobody says.</param>
/// <param name="ExpiresAt">When it is forgotten; null for never.</param>
/// <param name="Steps">Its states, the latest first.</param>
internal sealed record JobStory(JobLine Job, string? Queue, DateTimeOffset? ExpiresAt, IReadOnlyList<JobStep> Steps);
