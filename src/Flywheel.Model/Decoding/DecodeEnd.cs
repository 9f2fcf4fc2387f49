using System.Collections.Immutable;

namespace Flywheel.Model.Decoding;

/// <summary>The end of a request.</summary>
/// <param name="Reason">Why it ended.</param>
/// <param name="Stop">The stop text that appeared, if that was why.</param>
/// <param name="PromptTokens">Tokens of the prompt.</param>
/// <param name="ReusedTokens">Those of them that another request had computed.</param>
/// <param name="Tokens">All tokens that were made.</param>
public sealed record DecodeEnd(DecodeEndReason Reason, string? Stop, int PromptTokens, int ReusedTokens, ImmutableArray<int> Tokens);
