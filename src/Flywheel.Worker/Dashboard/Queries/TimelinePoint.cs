namespace Flywheel.Worker.Dashboard.Queries;

/// <summary>What the checks said in a stretch of a run's time.</summary>
/// <param name="Second">Where it begins: seconds since 1970.</param>
/// <param name="Passed">Problems that passed, those after a repair included.</param>
/// <param name="Repaired">Of these, those after a repair.</param>
/// <param name="Rejected">Problems that were rejected.</param>
internal sealed record TimelinePoint(double Second, long Passed, long Repaired, long Rejected);
