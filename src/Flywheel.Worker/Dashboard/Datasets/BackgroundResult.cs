namespace Flywheel.Worker.Dashboard.Datasets;

/// <summary>What became of work that goes on behind the pages.</summary>
/// <param name="IsRunning">Whether it still goes on.</param>
/// <param name="Value">What came out; null while it goes on, and where it failed.</param>
/// <param name="Error">Why it failed; null if it did not.</param>
/// <param name="EndedAt">When it ended.</param>
internal sealed record BackgroundResult<T>(bool IsRunning, T? Value, string? Error, DateTimeOffset? EndedAt)
    where T : class;
