namespace Flywheel.Worker.Dashboard.Jobs;

/// <summary>A job that runs again and again.</summary>
/// <param name="Id">Its name.</param>
/// <param name="Job">What it does.</param>
/// <param name="Cron">When, as a cron expression.</param>
/// <param name="TimeZone">The time zone of that.</param>
/// <param name="Queue">The queue that it goes to.</param>
/// <param name="NextAt">When it runs next; null for never.</param>
/// <param name="LastAt">When it ran last; null for never.</param>
/// <param name="LastJobId">The job that it was last; null for none.</param>
/// <param name="LastState">What became of that; null where nobody knows.</param>
/// <param name="Error">Why it cannot run; null where it can.</param>
internal sealed record RecurringLine(
    string Id, string Job, string Cron, string TimeZone, string Queue, DateTimeOffset? NextAt, DateTimeOffset? LastAt, string? LastJobId, string? LastState, string? Error);
