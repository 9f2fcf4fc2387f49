using System.Collections.Immutable;
using System.Text;
using Flywheel.Model.Tokenization;

namespace Flywheel.Model.Training.Tokenizers;

/// <summary>
/// Finds the merges of a byte-level byte-pair vocabulary (Sennrich et al., arXiv 1508.07909): the most frequent pair of neighbours becomes a token,
/// again and again. Equally frequent pairs are taken by their tokens' ids, so the same text gives the same vocabulary.
/// </summary>
public sealed class BytePairTrainer
{
    private const int Bytes = 256;

    private readonly List<int[]> _words = [];
    private readonly List<long> _counts = [];
    private readonly Dictionary<(int Left, int Right), long> _pairs = [];
    private readonly Dictionary<(int Left, int Right), HashSet<int>> _places = [];
    private readonly PriorityQueue<((int Left, int Right) Pair, long Count), (long, int, int)> _queue = new();

    private BytePairTrainer(PieceCounts pieces)
    {
        foreach (var (piece, count) in pieces.InOrder)
        {
            _words.Add([.. Encoding.UTF8.GetBytes(piece).Select(value => (int)value)]);
            _counts.Add(count);
            Count(_words.Count - 1, +1);
        }
        foreach (var pair in _pairs.Keys) Offer(pair);
    }

    /// <summary>Finds a vocabulary.</summary>
    /// <param name="pieces">The text.</param>
    /// <param name="most">The most tokens, at least 256. There are fewer where no pair occurs twice.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    public static BytePairVocabulary Train(PieceCounts pieces, int most, CancellationToken cancellationToken)
    {
        var trainer = new BytePairTrainer(pieces);
        var tokens = Enumerable.Range(0, Bytes).Select(value => ByteAlphabet.CharacterOf((byte)value).ToString()).ToList();
        var ids = tokens.Index().ToDictionary(token => token.Item, token => token.Index, StringComparer.Ordinal);
        var merges = ImmutableArray.CreateBuilder<(int, int)>();
        while (tokens.Count < most && trainer.Next() is { } pair)
        {
            cancellationToken.ThrowIfCancellationRequested();
            // Two pairs may spell the same token, "ab" + "c" and "a" + "bc".
            var spelled = tokens[pair.Left] + tokens[pair.Right];
            if (ids.TryAdd(spelled, tokens.Count)) tokens.Add(spelled);
            trainer.Merge(pair, ids[spelled]);
            merges.Add(pair);
        }
        return new BytePairVocabulary([.. tokens], merges.ToImmutable());
    }

    /// <summary>The most frequent pair; null where none occurs twice.</summary>
    private (int Left, int Right)? Next()
    {
        while (_queue.TryDequeue(out var offer, out _))
        {
            // Counts change after a pair was offered; it was offered again then.
            if (_pairs.GetValueOrDefault(offer.Pair) == offer.Count) return offer.Count < 2 ? null : offer.Pair;
        }
        return null;
    }

    private void Merge((int Left, int Right) pair, int token)
    {
        var changed = new HashSet<(int, int)>();
        foreach (var word in _places[pair].ToArray())
        {
            changed.UnionWith(Count(word, -1));
            _words[word] = Joined(_words[word], pair, token);
            changed.UnionWith(Count(word, +1));
        }
        foreach (var other in changed)
        {
            if (_pairs[other] > 0) Offer(other);
            else Forget(other);
        }
    }

    private static int[] Joined(int[] word, (int Left, int Right) pair, int token)
    {
        var joined = new List<int>(word.Length);
        for (var i = 0; i < word.Length; i++)
        {
            var isPair = i + 1 < word.Length && word[i] == pair.Left && word[i + 1] == pair.Right;
            joined.Add(isPair ? token : word[i]);
            if (isPair) i++;
        }
        return [.. joined];
    }

    /// <summary>Adds a word's pairs to the counts, or takes them away.</summary>
    private HashSet<(int, int)> Count(int word, int sign)
    {
        var seen = new HashSet<(int, int)>();
        foreach (var pair in _words[word].Zip(_words[word].Skip(1)))
        {
            _pairs[pair] = _pairs.GetValueOrDefault(pair) + (sign * _counts[word]);
            if (!seen.Add(pair)) continue;
            if (!_places.TryGetValue(pair, out var places)) _places.Add(pair, places = []);
            if (sign > 0) places.Add(word);
            else places.Remove(word);
        }
        return seen;
    }

    private void Offer((int Left, int Right) pair) => _queue.Enqueue((pair, _pairs[pair]), (-_pairs[pair], pair.Left, pair.Right));

    private void Forget((int, int) pair)
    {
        _pairs.Remove(pair);
        _places.Remove(pair);
    }
}
