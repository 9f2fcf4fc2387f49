namespace Flywheel.Worker.Commands;

/// <summary>The command line is wrong in a way that only shows when it is used.</summary>
/// <param name="message">What is wrong and what to write instead.</param>
internal sealed class UsageException(string message) : Exception(message);
