using System.Collections.Immutable;

namespace Flywheel.Model.Chat;

/// <summary>What a generator is asked to write.</summary>
/// <param name="Turns">
/// The conversation. If its last turn is the assistant's, the generator goes on in that turn, with no header between; otherwise it begins one.
/// </param>
public sealed record GenerationRequest(ImmutableArray<PromptTurn> Turns)
{
    /// <summary>How tokens are chosen.</summary>
    public SamplingSettings Sampling { get; init; } = new();

    /// <summary>Strings that end the text where they come up, and are not part of it.</summary>
    public ImmutableArray<string> Stop { get; init; } = [];

    /// <summary>Tokens to write at most, at least 1; default 2,048.</summary>
    public int MaxTokens { get; init; } = 2_048;

    /// <summary>Likeliest tokens to report with each token, 0 to 20; null for no log-probabilities at all.</summary>
    public int? LogProbabilities { get; init; }
}
