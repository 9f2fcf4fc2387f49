namespace Flywheel.Worker.Dashboard.Jobs;

/// <summary>A state that a job came into.</summary>
/// <param name="State">The state.</param>
/// <param name="Reason">Why; null where nobody says.</param>
/// <param name="At">When.</param>
/// <param name="Data">What belongs to it, by name.</param>
internal sealed record JobStep(string State, string? Reason, DateTimeOffset At, IReadOnlyList<KeyValuePair<string, string>> Data);
