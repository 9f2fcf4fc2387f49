namespace Flywheel.Worker.Dashboard.Readings;

/// <summary>What <see cref="BackgroundReadings"/> knows at a moment.</summary>
/// <param name="Value">The newest that was read; null while there is none.</param>
/// <param name="Failure">Why the latest attempt failed; null if it did not.</param>
/// <param name="IsRunning">Whether it is being read now.</param>
/// <param name="At">When the latest attempt ended; null for none.</param>
internal sealed record Reading<T>(T? Value, Exception? Failure, bool IsRunning, DateTimeOffset? At)
    where T : class;
