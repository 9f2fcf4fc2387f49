using Flywheel.Model.Chat;

namespace Flywheel.Model.Replies;

/// <summary>Tells failures that cost one reply from those that stop the work.</summary>
public static class GenerationFailures
{
    /// <summary>
    /// Whether only this request is lost: the model refused it, broke off or took too long. Otherwise the server is away or wants another key, and
    /// asking later may do.
    /// </summary>
    public static bool CostsOneReply(this GenerationException error) => error?.Failure is GenerationFailure.Request or GenerationFailure.Reply or GenerationFailure.Timeout;
}
