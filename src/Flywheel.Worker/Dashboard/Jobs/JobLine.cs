namespace Flywheel.Worker.Dashboard.Jobs;

/// <summary>A job in a line.</summary>
/// <param name="Id">Its number.</param>
/// <param name="Name">What it does.</param>
/// <param name="Arguments">With what.</param>
/// <param name="Run">The run that it works for; null for none.</param>
/// <param name="At">When it came into its state; for a scheduled job, when its time comes. Null where nobody says.</param>
/// <param name="Note">What else there is to say; may be empty.</param>
/// <param name="Error">What it failed with; null unless it failed.</param>
internal sealed record JobLine(string Id, string Name, string Arguments, string? Run, DateTimeOffset? At, string Note, JobError? Error = null);
