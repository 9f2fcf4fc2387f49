namespace Flywheel.Model.Training;

/// <summary>A training cannot begin or go on; the message says what, where and what to do.</summary>
/// <param name="message">The message.</param>
/// <param name="cause">What was thrown, if anything.</param>
public sealed class TrainingException(string message, Exception? cause = null) : Exception(message, cause);
