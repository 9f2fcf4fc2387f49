namespace Flywheel.Model.Chat;

/// <summary>Counts requests, tokens and cost. Thread-safe.</summary>
/// <param name="promptPrice">Price of a million tokens read.</param>
/// <param name="completionPrice">Price of a million tokens written.</param>
public sealed class TokenLedger(decimal promptPrice = 0, decimal completionPrice = 0)
{
    private readonly Lock _lock = new();
    private TokenUsage _usage = new(0, 0, 0, 0, 0, 0, 0);

    /// <summary>The sums so far.</summary>
    public TokenUsage Total
    {
        get
        {
            lock (_lock)
            {
                return _usage;
            }
        }
    }

    /// <summary>Counts a request that was answered.</summary>
    /// <param name="tokens">Tokens read and written; null where the server told none.</param>
    internal void Answered((long Prompt, long Completion)? tokens) => Change(u => tokens is var (prompt, completion)
        ? u with
        {
            Requests = u.Requests + 1,
            PromptTokens = u.PromptTokens + prompt,
            CompletionTokens = u.CompletionTokens + completion,
            Cost = u.Cost + (((prompt * promptPrice) + (completion * completionPrice)) / 1_000_000),
        }
        : u with { Requests = u.Requests + 1, Uncounted = u.Uncounted + 1 });

    /// <summary>Counts a request that failed for good.</summary>
    /// <param name="partly">Whether a part of the answer had come, which the server may charge for.</param>
    internal void Failed(bool partly) => Change(u => u with { Requests = u.Requests + 1, Failures = u.Failures + 1, Uncounted = u.Uncounted + (partly ? 1 : 0) });

    /// <summary>Counts another attempt.</summary>
    internal void Retried() => Change(u => u with { Retries = u.Retries + 1 });

    private void Change(Func<TokenUsage, TokenUsage> change)
    {
        lock (_lock)
        {
            _usage = change(_usage);
        }
    }
}
