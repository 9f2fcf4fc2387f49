using Flywheel.Model.Chat;

namespace Flywheel.Model.Replies;

/// <summary>What came of one request to a model: a reply, or a failure.</summary>
public sealed record StoredReply
{
    /// <summary>SHA-256, in lower-case hexadecimal, of model and request: the same request has the same key.</summary>
    public required string Key { get; init; }

    /// <summary>What was asked for: the name of a prompt, or <c>solver</c>.</summary>
    public required string Purpose { get; init; }

    /// <summary>The reply, without characters that files and databases cannot hold; null for a failure.</summary>
    public string? Text { get; init; }

    /// <summary>Why there is no reply, as a sentence; null for a reply.</summary>
    public string? Error { get; init; }

    /// <summary>How it ended.</summary>
    public FinishReason Reason { get; init; }

    /// <summary>The stop string that came up; null for none.</summary>
    public string? Stop { get; init; }

    /// <summary>Tokens read; 0 where nobody counted them.</summary>
    public int PromptTokens { get; init; }

    /// <summary>Tokens written; 0 where nobody counted them.</summary>
    public int CompletionTokens { get; init; }

    /// <summary>The price of the tokens, in the currency of the prices.</summary>
    public decimal Cost { get; init; }

    /// <summary>Whether tokens were used that nobody counted: of a reply that came without numbers, or broke off.</summary>
    public bool IsUncounted => PromptTokens == 0 && CompletionTokens == 0;
}
