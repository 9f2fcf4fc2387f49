using System.Collections.Immutable;

namespace Flywheel.Model.Chat;

/// <summary>How likely a token was.</summary>
/// <param name="Token">The token's text; U+FFFD stands for a part of a character.</param>
/// <param name="LogProbability">Natural logarithm, at most 0.</param>
/// <param name="Alternatives">The likeliest tokens at this place with their values, most likely first; empty if none were asked for.</param>
public sealed record TokenLogProbability(string Token, double LogProbability, ImmutableArray<KeyValuePair<string, double>> Alternatives);
