namespace Flywheel.Synthesis.Datasets;

/// <summary>A dataset cannot be written, read or trusted; the message says what, where and what to do.</summary>
public sealed class DatasetException(string message, Exception? inner = null) : Exception(message, inner);
