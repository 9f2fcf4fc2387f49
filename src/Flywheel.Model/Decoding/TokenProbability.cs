using System.Collections.Immutable;

namespace Flywheel.Model.Decoding;

/// <summary>How likely a token was, by the model's own logits: before penalty, temperature and filters.</summary>
/// <param name="Token">The token.</param>
/// <param name="LogProbability">The natural logarithm of its probability.</param>
/// <param name="Top">The likeliest tokens at its place, likeliest first, as many as were asked for.</param>
public sealed record TokenProbability(int Token, double LogProbability, ImmutableArray<(int Token, double LogProbability)> Top);
