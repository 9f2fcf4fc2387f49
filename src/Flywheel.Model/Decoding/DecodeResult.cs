using System.Collections.Immutable;

namespace Flywheel.Model.Decoding;

/// <summary>A finished continuation.</summary>
/// <param name="Text">Its text, without special tokens.</param>
/// <param name="Probabilities">How likely each token was; empty where that was not asked for.</param>
/// <param name="End">How it ended.</param>
public sealed record DecodeResult(string Text, ImmutableArray<TokenProbability> Probabilities, DecodeEnd End);
