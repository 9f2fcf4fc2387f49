namespace Flywheel.Model.Interaction;

/// <summary>A sandbox cannot work on this machine.</summary>
/// <param name="message">What is missing and how to get it.</param>
/// <param name="cause">The error underneath; null for none.</param>
public sealed class SandboxUnavailableException(string message, Exception? cause = null) : Exception(message, cause);
