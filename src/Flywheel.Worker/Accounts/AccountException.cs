namespace Flywheel.Worker.Accounts;

/// <summary>An account cannot be changed as was asked for. Nothing was written.</summary>
/// <param name="message">Why, and what to do instead.</param>
internal sealed class AccountException(string message) : Exception(message);
