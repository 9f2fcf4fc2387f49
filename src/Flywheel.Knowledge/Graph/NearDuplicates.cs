namespace Flywheel.Knowledge.Graph;

/// <summary>
/// Finds nodes of a domain that other domains may have already: nodes of the same level whose names have the same telling words, or nearly the
/// same letters. Only nodes that share a telling word are compared.
/// </summary>
public static class NearDuplicates
{
    /// <summary>The least likeness of a pair.</summary>
    public const double Threshold = 0.75;

    /// <summary>The nearest twin of each topic, concept and principle of the domain that has one, the most alike first.</summary>
    /// <param name="graph">The graph, which holds the domain.</param>
    /// <param name="domain">The domain.</param>
    /// <param name="most">The most pairs given, at least 1.</param>
    public static IReadOnlyList<NearDuplicate> Of(KnowledgeGraph graph, KnowledgeNode domain, int most)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(most, 1);
        var own = graph.Nodes.Where(node => node.Domain == domain && node.Level >= KnowledgeLevel.Topic).ToArray();
        var wanted = own.SelectMany(node => Words.StemsOf(node.Name)).ToHashSet(StringComparer.Ordinal);
        var others = new Dictionary<(KnowledgeLevel Level, string Stem), List<(KnowledgeNode Node, HashSet<string> Stems)>>();
        foreach (var node in graph.Nodes.Where(node => node.Domain != domain && node.Level >= KnowledgeLevel.Topic))
        {
            var stems = Words.StemsOf(node.Name).ToHashSet(StringComparer.Ordinal);
            foreach (var stem in stems.Where(wanted.Contains))
            {
                if (!others.TryGetValue((node.Level, stem), out var list))
                    others[(node.Level, stem)] = list = [];
                list.Add((node, stems));
            }
        }

        return [.. own.Select(node => Nearest(node, others)).OfType<NearDuplicate>().OrderByDescending(pair => pair.Likeness).ThenBy(pair => pair.Node.Index).Take(most)];
    }

    private static NearDuplicate? Nearest(KnowledgeNode node, Dictionary<(KnowledgeLevel Level, string Stem), List<(KnowledgeNode Node, HashSet<string> Stems)>> others)
    {
        var stems = Words.StemsOf(node.Name).ToHashSet(StringComparer.Ordinal);
        var trigrams = NameLikeness.Trigrams(node.Name);
        var seen = new HashSet<KnowledgeNode>();
        NearDuplicate? best = null;
        foreach (var stem in stems)
        {
            foreach (var (other, otherStems) in others.GetValueOrDefault((node.Level, stem)) ?? [])
            {
                if (!seen.Add(other) || otherStems.Count > stems.Count * 2 || stems.Count > otherStems.Count * 2)
                    continue;
                var likeness = Math.Max(NameLikeness.Dice(stems, otherStems), NameLikeness.Dice(trigrams, NameLikeness.Trigrams(other.Name)));
                if (likeness >= Threshold && (best is null || likeness > best.Likeness || (likeness == best.Likeness && other.Index < best.Twin.Index)))
                    best = new NearDuplicate(node, other, Math.Round(likeness, 3));
            }
        }

        return best;
    }
}
