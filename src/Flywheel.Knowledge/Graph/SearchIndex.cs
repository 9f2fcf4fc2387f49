using System.Runtime.InteropServices;

namespace Flywheel.Knowledge.Graph;

/// <summary>An inverted index over the nodes' names: a word counts fully in the node's own name, less in the names above it.</summary>
internal sealed class SearchIndex
{
    private const double AboveShare = 0.35;
    private const int MaxWords = 32;
    private const int MaxExpansions = 50;

    private readonly IReadOnlyList<KnowledgeNode> _nodes;
    private readonly Dictionary<string, List<int>> _byStem = new(StringComparer.Ordinal);
    private readonly string[] _stems;
    private readonly int[] _lengths;

    public SearchIndex(IReadOnlyList<KnowledgeNode> nodes)
    {
        _nodes = nodes;
        _lengths = new int[nodes.Count];
        for (var i = 0; i < nodes.Count; i++)
        {
            foreach (var stem in Words.StemsOf(nodes[i].Name).Distinct(StringComparer.Ordinal))
            {
                ref var list = ref CollectionsMarshal.GetValueRefOrAddDefault(_byStem, stem, out _);
                (list ??= []).Add(i);
                _lengths[i]++;
            }
        }

        _stems = [.. _byStem.Keys.Order(StringComparer.Ordinal)];
    }

    public IReadOnlyList<SearchHit> Find(string query, int limit)
    {
        var scores = new Dictionary<int, double>();
        foreach (var word in Words.StemsOf(query).Distinct(StringComparer.Ordinal).Take(MaxWords))
        {
            foreach (var (node, score) in ScoresOf(word))
                CollectionsMarshal.GetValueRefOrAddDefault(scores, node, out _) += score;
        }

        return [.. scores.Select(pair => new SearchHit(_nodes[pair.Key], pair.Value))
            .OrderByDescending(hit => hit.Score).ThenBy(hit => hit.Node.Level).ThenBy(hit => hit.Node.Index).Take(limit)];
    }

    /// <summary>The best of what the word, or the words it begins, gives each node.</summary>
    private Dictionary<int, double> ScoresOf(string word)
    {
        var scores = new Dictionary<int, double>();
        foreach (var stem in Expand(word))
        {
            var list = _byStem[stem];
            var rarity = Math.Log(1 + ((double)_nodes.Count / list.Count)) * (stem.Length == word.Length ? 1 : 0.6);
            foreach (var index in list)
            {
                var score = rarity * (1 + (1.0 / _lengths[index]));
                Raise(_nodes[index], score);
                foreach (var below in Below(_nodes[index]))
                    Raise(below, AboveShare * rarity);
            }
        }

        return scores;

        void Raise(KnowledgeNode node, double score)
        {
            ref var best = ref CollectionsMarshal.GetValueRefOrAddDefault(scores, node.Index, out _);
            best = Math.Max(best, score);
        }
    }

    private IEnumerable<string> Expand(string word)
    {
        if (_byStem.ContainsKey(word))
            return [word];
        var start = Array.BinarySearch(_stems, word, StringComparer.Ordinal);
        return _stems.Skip(start < 0 ? ~start : start).TakeWhile(stem => stem.StartsWith(word, StringComparison.Ordinal)).Take(MaxExpansions);
    }

    private static IEnumerable<KnowledgeNode> Below(KnowledgeNode node)
        => node.Children.SelectMany(child => Below(child).Prepend(child));
}
