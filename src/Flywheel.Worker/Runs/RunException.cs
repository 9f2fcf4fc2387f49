namespace Flywheel.Worker.Runs;

/// <summary>A run cannot be started, resumed or found; the message says why and what to do.</summary>
public sealed class RunException(string message) : Exception(message);
