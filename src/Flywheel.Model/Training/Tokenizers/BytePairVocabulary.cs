using System.Collections.Immutable;

namespace Flywheel.Model.Training.Tokenizers;

/// <summary>A vocabulary of bytes and what is merged of them.</summary>
/// <param name="Tokens">The tokens by id, in the byte-level alphabet; the first 256 are the bytes.</param>
/// <param name="Merges">Pairs of ids that become one token, most urgent first.</param>
public sealed record BytePairVocabulary(ImmutableArray<string> Tokens, ImmutableArray<(int Left, int Right)> Merges);
