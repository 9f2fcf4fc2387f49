using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using Flywheel.Knowledge.Graph;
using Flywheel.Knowledge.Random;
using Flywheel.Knowledge.Tools;

namespace Flywheel.Knowledge.Sampling;

/// <summary>
/// Draws combinations of knowledge. A draw is a function of the graph, the usage counts, the filter, the seed and the index alone: the
/// order of draws, and what else is drawn, do not matter.
/// </summary>
/// <remarks>
/// Domains take turns: of n domains that match, any n draws in a row from a multiple of n hold each once. Within a domain a principle is
/// the likelier the less it, its concept and its topic were used. Safe for use by many threads at once.
/// </remarks>
public sealed class KnowledgeSampler
{
    private const int MaxCompanions = 3;
    private const int MaxTools = 3;
    private const string Anything = "";

    private readonly KnowledgeGraph _graph;
    private readonly double[] _weights;
    private readonly FrozenDictionary<(string Domain, string Kind), KnowledgeNode[]> _topics;
    private readonly FrozenDictionary<string, KnowledgeNode[]> _topicsByName;
    private readonly FrozenDictionary<string, string> _domainIds;
    private readonly FrozenDictionary<string, VisualTool[]> _tools;
    private readonly ConditionalWeakTable<IReadOnlyCollection<string>, IReadOnlySet<KnowledgeNode>> _scopes = [];

    /// <summary>A sampler over a graph that favours what these counts say was used little.</summary>
    public KnowledgeSampler(KnowledgeGraph graph, KnowledgeUsage usage)
    {
        _graph = graph;
        _weights = Weigh(graph, usage);
        var topics = graph.Nodes.Where(node => node.Level == KnowledgeLevel.Topic).ToArray();
        _topics = topics
            .SelectMany(topic => topic.FigureKinds.Append(Anything), (topic, kind) => (topic, kind))
            .SelectMany(pair => new[] { Anything, pair.topic.Domain.Id }, (pair, domain) => (Key: (domain, pair.kind), pair.topic))
            .GroupBy(pair => pair.Key, pair => pair.topic)
            .ToFrozenDictionary(group => group.Key, group => group.ToArray());
        _topicsByName = topics.GroupBy(topic => topic.Name, StringComparer.Ordinal).ToFrozenDictionary(group => group.Key, group => group.ToArray(), StringComparer.Ordinal);
        _domainIds = graph.Domains.SelectMany(domain => new[] { domain.Id, domain.Name }.Distinct(StringComparer.Ordinal), (domain, name) => (name, domain.Id))
            .ToFrozenDictionary(pair => pair.name, pair => pair.Id, StringComparer.Ordinal);
        _tools = graph.Tools.SelectMany(tool => tool.FigureKinds, (tool, kind) => (tool, kind))
            .GroupBy(pair => pair.kind, pair => pair.tool, StringComparer.Ordinal)
            .ToFrozenDictionary(group => group.Key, group => group.ToArray(), StringComparer.Ordinal);
    }

    /// <summary>The combination of this seed and index that fits the filter.</summary>
    /// <param name="seed">The run's seed.</param>
    /// <param name="index">The candidate's index, at least 0.</param>
    /// <param name="filter">What it must be about.</param>
    /// <exception cref="InvalidOperationException">No topic of the graph fits the filter.</exception>
    public KnowledgeCombination Sample(ulong seed, long index, SamplingFilter filter)
        => TrySample(seed, index, filter, out var combination)
            ? combination
            : throw new InvalidOperationException($"No topic of the knowledge graph fits the filter {Describe(filter)}.");

    /// <summary>As <see cref="Sample"/>, but false where no topic of the graph fits the filter.</summary>
    public bool TrySample(ulong seed, long index, SamplingFilter filter, [NotNullWhen(true)] out KnowledgeCombination? combination)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        combination = null;
        var topics = TopicsFor(filter);
        if (topics.IsEmpty)
            return false;
        var root = SeededRandom.For(seed).Fork("knowledge");
        var random = root.Fork("combination").Fork(index);
        var topic = PickByWeight(random, TurnOf(root, index, topics));
        var concept = PickByWeight(random, Within(topic.Children, filter));
        var principle = PickByWeight(random, Within(concept.Children, filter));
        var kind = filter.FigureKind ?? random.Pick(topic.FigureKinds);
        combination = new KnowledgeCombination(principle, PickCompanions(random, concept, topic), kind, PickTools(random, kind));
        return true;
    }

    /// <summary>
    /// The chance of a node among its siblings: its principles' number, divided by the square of one more than their mean use, so that a
    /// node used twice as much as another is drawn a quarter as often.
    /// </summary>
    private static double[] Weigh(KnowledgeGraph graph, KnowledgeUsage usage)
    {
        var uses = new double[graph.Nodes.Count];
        var principles = new int[graph.Nodes.Count];

        // Backwards, children come before their parents.
        foreach (var node in graph.Nodes.Reverse())
        {
            uses[node.Index] += usage.Of(node.Id);
            principles[node.Index] += node.Level == KnowledgeLevel.Principle ? 1 : 0;
            if (node.Parent is { } parent)
            {
                uses[parent.Index] += uses[node.Index];
                principles[parent.Index] += principles[node.Index];
            }
        }

        return [.. uses.Select((use, i) => principles[i] / Math.Pow(1 + (use / principles[i]), 2))];
    }

    private ReadOnlySpan<KnowledgeNode> TopicsFor(SamplingFilter filter)
    {
        var domain = Anything;
        if (filter.Domain is not null && !_domainIds.TryGetValue(filter.Domain, out domain))
            return [];
        if (filter.TopicNames is null)
        {
            var fitting = _topics.GetValueOrDefault((domain, filter.FigureKind ?? Anything)) ?? [];
            return filter.Within is null ? fitting : Within(fitting, filter).ToArray();
        }

        var topics = new List<KnowledgeNode>();
        foreach (var name in filter.TopicNames)
        {
            foreach (var topic in _topicsByName.GetValueOrDefault(name) ?? [])
            {
                if ((domain.Length == 0 || string.Equals(topic.Domain.Id, domain, StringComparison.Ordinal))
                    && (filter.FigureKind is null || topic.FigureKinds.Contains(filter.FigureKind, StringComparer.Ordinal))
                    && !topics.Contains(topic))
                    topics.Add(topic);
            }
        }

        // The names' order must not matter, since it says nothing.
        topics.Sort((a, b) => a.Index.CompareTo(b.Index));
        return Within(topics, filter).ToArray();
    }

    /// <summary>Those of the nodes that the filter's part of the graph holds or crosses.</summary>
    private IReadOnlyList<KnowledgeNode> Within(IReadOnlyList<KnowledgeNode> nodes, SamplingFilter filter)
    {
        if (filter.Within is null)
            return nodes;
        var scope = _scopes.GetValue(filter.Within, _graph.Around);
        return [.. nodes.Where(scope.Contains)];
    }

    /// <summary>The topics of the domain whose turn it is: topics of one domain stand together.</summary>
    private static KnowledgeNode[] TurnOf(SeededRandom root, long index, ReadOnlySpan<KnowledgeNode> topics)
    {
        var domains = 1;
        for (var i = 1; i < topics.Length; i++)
            domains += topics[i].Domain == topics[i - 1].Domain ? 0 : 1;
        var order = new int[domains];
        for (var i = 0; i < domains; i++)
            order[i] = i;
        var (round, place) = Math.DivRem(index, domains);
        root.Fork("domains").Fork(round).Shuffle(order.AsSpan());
        var turn = order[place];
        var start = 0;
        for (; turn > 0; start++)
            turn -= topics[start + 1].Domain == topics[start].Domain ? 0 : 1;
        var end = start + 1;
        while (end < topics.Length && topics[end].Domain == topics[start].Domain)
            end++;
        return topics[start..end].ToArray();
    }

    private KnowledgeNode PickByWeight(SeededRandom random, IReadOnlyList<KnowledgeNode> nodes)
    {
        var weights = new double[nodes.Count];
        for (var i = 0; i < weights.Length; i++)
            weights[i] = _weights[nodes[i].Index];
        return nodes[random.PickWeighted(weights)];
    }

    private KnowledgeNode[] PickCompanions(SeededRandom random, KnowledgeNode concept, KnowledgeNode topic)
    {
        var near = _graph.EdgesFrom(concept).Concat(_graph.EdgesFrom(topic)).DistinctBy(edge => edge.To)
            .Select(edge => (Node: edge.To, edge.Weight)).ToList();
        if (near.Count == 0)
            near.AddRange(topic.Children.Where(sibling => sibling != concept).Select(sibling => (sibling, 1.0)));
        var companions = new KnowledgeNode[Math.Min(near.Count, random.Range(1, MaxCompanions))];
        for (var i = 0; i < companions.Length; i++)
        {
            var weights = near.Select(candidate => candidate.Weight).ToArray();
            var pick = random.PickWeighted(weights);
            companions[i] = near[pick].Node;
            near.RemoveAt(pick);
        }

        return companions;
    }

    private VisualTool[] PickTools(SeededRandom random, string kind)
    {
        if (!_tools.TryGetValue(kind, out var fitting))
            return [];
        var tools = random.Sample(fitting, Math.Min(fitting.Length, MaxTools));
        Array.Sort(tools, (a, b) => string.CompareOrdinal(a.Name, b.Name));
        return tools;
    }

    private static string Describe(SamplingFilter filter)
        => $"(domain: {filter.Domain ?? "any"}, figure kind: {filter.FigureKind ?? "any"}, "
            + $"topics: {(filter.TopicNames is null ? "any" : string.Join("; ", filter.TopicNames))}, within: {(filter.Within is null ? "all" : $"{filter.Within.Count} nodes")})";
}
