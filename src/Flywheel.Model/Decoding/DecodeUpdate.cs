namespace Flywheel.Model.Decoding;

/// <summary>What one more token brought.</summary>
/// <param name="Text">The text that became certain: whole characters, nothing that may still turn out to be a stop text.</param>
/// <param name="Token">The token.</param>
/// <param name="Probability">How likely it was, where that was asked for.</param>
/// <param name="End">How the request ended; null while it goes on.</param>
public sealed record DecodeUpdate(string Text, int Token, TokenProbability? Probability, DecodeEnd? End);
