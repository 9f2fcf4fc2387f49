namespace Flywheel.Model.Replies;

/// <summary>What the requests for one purpose came to.</summary>
/// <param name="Purpose">The name of a prompt, or <c>solver</c>.</param>
/// <param name="Requests">Requests, failed ones included.</param>
/// <param name="Failures">Of these, those that gave no reply.</param>
/// <param name="Uncounted">Of these, those for which nobody counted tokens.</param>
/// <param name="PromptTokens">Tokens read.</param>
/// <param name="CompletionTokens">Tokens written.</param>
/// <param name="Cost">Their price, in the currency of the prices.</param>
public sealed record UsageByPurpose(string Purpose, long Requests, long Failures, long Uncounted, long PromptTokens, long CompletionTokens, decimal Cost)
{
    /// <summary>Adds replies up, purpose by purpose, in alphabetical order.</summary>
    public static IReadOnlyList<UsageByPurpose> Of(IEnumerable<StoredReply> replies) => [.. replies
        .GroupBy(r => r.Purpose, StringComparer.Ordinal)
        .OrderBy(g => g.Key, StringComparer.Ordinal)
        .Select(g => new UsageByPurpose(
            g.Key, g.LongCount(), g.LongCount(r => r.Text is null), g.LongCount(r => r.IsUncounted), g.Sum(r => (long)r.PromptTokens), g.Sum(r => (long)r.CompletionTokens), g.Sum(r => r.Cost)))];
}
