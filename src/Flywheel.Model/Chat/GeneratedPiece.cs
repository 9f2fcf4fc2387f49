using System.Collections.Immutable;

namespace Flywheel.Model.Chat;

/// <summary>A piece of generated text. The last piece, and no other, has an end.</summary>
/// <param name="Text">Whole characters, never half a surrogate pair; may be empty.</param>
/// <param name="Tokens">Tokens behind the text; 0 where unknown.</param>
/// <param name="LogProbabilities">One entry a token if they were asked for, else empty.</param>
/// <param name="End">How the generation ended; null on every piece but the last.</param>
public sealed record GeneratedPiece(string Text, int Tokens, ImmutableArray<TokenLogProbability> LogProbabilities, GenerationEnd? End = null)
{
    /// <summary>A piece of text without log-probabilities.</summary>
    public GeneratedPiece(string text, int tokens = 0)
        : this(text, tokens, [])
    {
    }

    /// <summary>The last piece.</summary>
    public static GeneratedPiece Last(GenerationEnd end) => new("", 0, [], end);
}
