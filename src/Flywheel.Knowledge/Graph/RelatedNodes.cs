using System.Runtime.InteropServices;

namespace Flywheel.Knowledge.Graph;

/// <summary>
/// Finds each topic's and concept's nearest others of its level in other branches and other domains. Near are nodes whose subtrees use the
/// same telling words (the cosine of TF-IDF vectors), whose topics do so too, and which share figure kinds.
/// </summary>
/// <remarks>
/// Candidates come from an inverted index without its commonest words, so that only nodes sharing a telling word are compared. One
/// shared word alone is often a homonym (a tape recorder's head, a Turing machine's head): such a pair must be much alike otherwise.
/// A pure function of the nodes: the same graph gives the same edges to the last bit.
/// </remarks>
internal sealed class RelatedNodes
{
    /// <summary>Raised whenever the same nodes would be related otherwise, so that stored edges are made anew.</summary>
    public const int Version = 1;

    private const int MaxInDomain = 2;
    private const int MaxAbroad = 3;
    private const double TopicThreshold = 0.17;
    private const double ConceptThreshold = 0.27;
    private const double KindShare = 0.15;
    private const double ContextShare = 0.5;
    private const double HomonymShare = 0.5;
    private const double ForeignShare = 0.6;
    private const double ContextGain = 5;

    /// <summary>A word in more than this share of the nodes tells nothing.</summary>
    private const double TooCommon = 0.03;

    private readonly KnowledgeNode[] _nodes;
    private readonly double _threshold;
    private readonly RelatedNodes? _topics;
    private readonly Dictionary<KnowledgeNode, int> _places;
    private readonly (int Word, double Weight)[][] _vectors;
    private readonly List<(int Node, double Weight)>[] _index;

    /// <param name="nodes">All nodes of one level.</param>
    /// <param name="threshold">The least likeness of related ones.</param>
    /// <param name="topics">What the topics of concepts have in common; null when the nodes are topics themselves.</param>
    private RelatedNodes(KnowledgeNode[] nodes, double threshold, RelatedNodes? topics)
    {
        _nodes = nodes;
        _threshold = threshold;
        _topics = topics;
        _places = nodes.Select((node, place) => (node, place)).ToDictionary(pair => pair.node, pair => pair.place);
        var vocabulary = new Dictionary<string, int>(StringComparer.Ordinal);
        var counts = nodes.Select(node => Count(node, vocabulary)).ToArray();
        _vectors = Weigh(counts, vocabulary.Count);
        _index = new List<(int, double)>[vocabulary.Count];
        foreach (ref var list in _index.AsSpan())
            list = [];
        for (var i = 0; i < _vectors.Length; i++)
        {
            foreach (var (word, weight) in _vectors[i])
                _index[word].Add((i, weight));
        }
    }

    /// <summary>The related edges among these nodes, ordered by node, then nearest first.</summary>
    public static IEnumerable<KnowledgeEdge> Of(IReadOnlyList<KnowledgeNode> nodes)
    {
        var topics = new RelatedNodes([.. nodes.Where(node => node.Level == KnowledgeLevel.Topic)], TopicThreshold, null);
        var concepts = new RelatedNodes([.. nodes.Where(node => node.Level == KnowledgeLevel.Concept)], ConceptThreshold, topics);
        return topics.Edges().Concat(concepts.Edges());
    }

    private static Dictionary<int, double> Count(KnowledgeNode node, Dictionary<string, int> vocabulary)
    {
        var counts = new Dictionary<int, double>();
        Add(node, 3);
        foreach (var child in node.Children)
        {
            Add(child, node.Level == KnowledgeLevel.Topic ? 2 : 1);
            foreach (var grandchild in child.Children)
                Add(grandchild, 1);
        }

        return counts;

        void Add(KnowledgeNode source, double weight)
        {
            foreach (var stem in Words.StemsOf(source.Name))
            {
                ref var word = ref CollectionsMarshal.GetValueRefOrAddDefault(vocabulary, stem, out var known);
                if (!known)
                    word = vocabulary.Count - 1;
                CollectionsMarshal.GetValueRefOrAddDefault(counts, word, out _) += weight;
            }
        }
    }

    /// <summary>Unit vectors ordered by word; words too common, or of one node alone, count in the length only.</summary>
    private static (int Word, double Weight)[][] Weigh(Dictionary<int, double>[] counts, int words)
    {
        var documents = new int[words];
        foreach (var word in counts.SelectMany(node => node.Keys))
            documents[word]++;
        var most = Math.Max(3, TooCommon * counts.Length);
        return [.. counts.Select(node =>
        {
            var weights = node.OrderBy(pair => pair.Key)
                .Select(pair => (Word: pair.Key, Weight: (1 + Math.Log(pair.Value)) * Math.Log((double)counts.Length / documents[pair.Key])))
                .ToArray();
            var length = Math.Sqrt(weights.Sum(entry => entry.Weight * entry.Weight));
            return weights.Where(entry => documents[entry.Word] > 1 && documents[entry.Word] <= most)
                .Select(entry => (entry.Word, entry.Weight / length))
                .ToArray();
        })];
    }

    private IEnumerable<KnowledgeEdge> Edges()
    {
        var cosine = new double[_nodes.Length];
        var shared = new int[_nodes.Length];
        var touched = new List<int>();
        for (var i = 0; i < _nodes.Length; i++)
        {
            foreach (var (word, weight) in _vectors[i])
            {
                foreach (var (other, otherWeight) in CollectionsMarshal.AsSpan(_index[word]))
                {
                    if (shared[other]++ == 0)
                        touched.Add(other);
                    cosine[other] += weight * otherWeight;
                }
            }

            foreach (var edge in Nearest(i, cosine, shared, touched))
                yield return edge;
            foreach (var other in touched)
                (cosine[other], shared[other]) = (0, 0);
            touched.Clear();
        }
    }

    private IEnumerable<KnowledgeEdge> Nearest(int from, double[] cosine, int[] shared, List<int> touched)
    {
        var node = _nodes[from];
        var branch = node.Ancestor(KnowledgeLevel.Branch);
        var near = new List<KnowledgeEdge>();
        foreach (var candidate in touched)
        {
            var other = _nodes[candidate];
            if (cosine[candidate] < _threshold / 3 || other.Ancestor(KnowledgeLevel.Branch) == branch)
                continue;
            var likeness = Likeness(node, other, cosine[candidate], shared[candidate]);
            if (likeness >= _threshold)
                near.Add(new KnowledgeEdge(node, other, KnowledgeEdgeKind.Related, Math.Min(1, Math.Round(likeness, 6))));
        }

        near.Sort((a, b) => a.Weight != b.Weight ? b.Weight.CompareTo(a.Weight) : a.To.Index.CompareTo(b.To.Index));
        var home = near.Where(edge => edge.To.Domain == node.Domain).Take(MaxInDomain);
        var abroad = near.Where(edge => edge.To.Domain != node.Domain).Take(MaxAbroad);
        return home.Concat(abroad).OrderByDescending(edge => edge.Weight);
    }

    private double Likeness(KnowledgeNode a, KnowledgeNode b, double cosine, int sharedWords)
    {
        var context = _topics?.Cosine(a.Parent!, b.Parent!) ?? 0;
        var words = cosine;
        if (_topics is not null)
            words *= (sharedWords > 1 ? 1 : HomonymShare) * Math.Min(1, ForeignShare + (ContextGain * context));

        // Kinds and context only strengthen what the words say: bar charts of rain and of votes are not related.
        return words + (Math.Min(1, words / _threshold) * ((ContextShare * context) + (KindShare * Overlap(a.FigureKinds, b.FigureKinds))));
    }

    private double Cosine(KnowledgeNode a, KnowledgeNode b)
    {
        var (left, right) = (_vectors[_places[a]], _vectors[_places[b]]);
        var sum = 0.0;
        for (int i = 0, j = 0; i < left.Length && j < right.Length;)
        {
            if (left[i].Word == right[j].Word)
                sum += left[i++].Weight * right[j++].Weight;
            else if (left[i].Word < right[j].Word)
                i++;
            else
                j++;
        }

        return sum;
    }

    /// <summary>The share of the kinds of either that both have.</summary>
    private static double Overlap(IReadOnlyList<string> a, IReadOnlyList<string> b)
    {
        var shared = a.Count(kind => b.Contains(kind, StringComparer.Ordinal));
        return shared == 0 ? 0 : shared / (double)(a.Count + b.Count - shared);
    }
}
