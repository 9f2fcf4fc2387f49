namespace Flywheel.Model.Chat;

/// <summary>A generator failed for good: after its own retries, or because the request cannot be met.</summary>
/// <param name="failure">What sort of failure.</param>
/// <param name="message">What failed, as a sentence that a user can act on.</param>
/// <param name="cause">The error underneath; null for none.</param>
public sealed class GenerationException(GenerationFailure failure, string message, Exception? cause = null) : Exception(message, cause)
{
    /// <summary>What sort of failure.</summary>
    public GenerationFailure Failure { get; } = failure;
}
