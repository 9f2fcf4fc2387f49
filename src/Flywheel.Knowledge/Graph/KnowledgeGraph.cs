using System.Collections.Frozen;
using System.Security.Cryptography;
using System.Text;
using Flywheel.Knowledge.Outlines;
using Flywheel.Knowledge.Tools;

namespace Flywheel.Knowledge.Graph;

/// <summary>The knowledge graph in memory: the nodes of all domains, their edges, and the visual tools. It never changes.</summary>
/// <remarks>Safe for use by many threads at once.</remarks>
public sealed class KnowledgeGraph
{
    private readonly FrozenDictionary<string, KnowledgeNode> _byId;
    private readonly ILookup<string, KnowledgeNode> _byName;
    private readonly ILookup<KnowledgeNode, KnowledgeEdge> _edgesFrom;
    private readonly Lazy<SearchIndex> _search;
    private readonly Lazy<string> _fingerprint;

    internal KnowledgeGraph(IReadOnlyList<KnowledgeNode> nodes, IReadOnlyList<KnowledgeEdge> edges, IReadOnlyList<VisualTool> tools)
    {
        Nodes = nodes;
        Edges = edges;
        Tools = [.. tools.OrderBy(tool => tool.Name, StringComparer.Ordinal)];
        Domains = [.. nodes.Where(node => node.Level == KnowledgeLevel.Domain)];
        _byId = nodes.ToFrozenDictionary(node => node.Id, StringComparer.Ordinal);
        _byName = nodes.ToLookup(node => node.Name, StringComparer.OrdinalIgnoreCase);
        _edgesFrom = edges.ToLookup(edge => edge.From);
        _search = new Lazy<SearchIndex>(() => new SearchIndex(nodes));
        _fingerprint = new Lazy<string>(ComputeFingerprint);
    }

    /// <summary>The domains, ordered by id.</summary>
    public IReadOnlyList<KnowledgeNode> Domains { get; }

    /// <summary>All nodes: domain by domain, each in its outline's order.</summary>
    public IReadOnlyList<KnowledgeNode> Nodes { get; }

    /// <summary>All edges: requirements first, then related ones.</summary>
    public IReadOnlyList<KnowledgeEdge> Edges { get; }

    /// <summary>The visual tools, ordered by name.</summary>
    public IReadOnlyList<VisualTool> Tools { get; }

    /// <summary>SHA-256, in lower-case hexadecimal, of all that a sampler draws from: outlines, how nodes are related, and tools.</summary>
    public string Fingerprint => _fingerprint.Value;

    /// <summary>Makes the graph of these outlines, relating their nodes to each other.</summary>
    /// <exception cref="ArgumentException">Two outlines have the same domain, or two tools the same name.</exception>
    public static KnowledgeGraph Of(IEnumerable<Outline> outlines, IEnumerable<VisualTool> tools)
    {
        var nodes = new List<KnowledgeNode>();
        var required = new List<KnowledgeEdge>();
        foreach (var outline in outlines.OrderBy(outline => outline.DomainId, StringComparer.Ordinal))
            Add(outline, nodes, required);
        if (nodes.Where(node => node.Parent is null).GroupBy(node => node.Id).FirstOrDefault(group => group.Skip(1).Any()) is { } twice)
            throw new ArgumentException($"The domain '{twice.Key}' has two outlines.", nameof(outlines));
        var distinct = tools.ToList();
        if (distinct.GroupBy(tool => tool.Name).FirstOrDefault(group => group.Skip(1).Any()) is { } same)
            throw new ArgumentException($"Two tools are named '{same.Key}'.", nameof(tools));
        return new KnowledgeGraph(nodes, [.. required, .. RelatedNodes.Of(nodes)], distinct);
    }

    /// <summary>The same knowledge with further tools.</summary>
    /// <exception cref="ArgumentException">Two tools have the same name.</exception>
    public KnowledgeGraph With(IReadOnlyCollection<VisualTool> tools)
    {
        if (Tools.Concat(tools).GroupBy(tool => tool.Name, StringComparer.Ordinal).FirstOrDefault(group => group.Skip(1).Any()) is { } same)
            throw new ArgumentException($"Two tools are named '{same.Key}'.", nameof(tools));
        return new KnowledgeGraph(Nodes, Edges, [.. Tools, .. tools]);
    }

    /// <summary>The node of this id, or null.</summary>
    public KnowledgeNode? Find(string id) => _byId.GetValueOrDefault(id);

    /// <summary>The nodes of this name in any domain, upper and lower case alike.</summary>
    public IEnumerable<KnowledgeNode> Named(string name) => _byName[name];

    /// <summary>The edges that leave the node: what it requires, then what it resembles, nearest first.</summary>
    public IEnumerable<KnowledgeEdge> EdgesFrom(KnowledgeNode node) => _edgesFrom[node];

    /// <summary>The nodes of these ids with all that lies below and above them; ids that the graph lacks are passed over.</summary>
    public IReadOnlySet<KnowledgeNode> Around(IEnumerable<string> ids)
    {
        var around = new HashSet<KnowledgeNode>();
        foreach (var node in ids.Select(Find).OfType<KnowledgeNode>())
        {
            AddBelow(node);
            for (var above = node.Parent; above is not null && around.Add(above); above = above.Parent)
            {
            }
        }

        return around;

        void AddBelow(KnowledgeNode node)
        {
            around.Add(node);
            foreach (var child in node.Children)
                AddBelow(child);
        }
    }

    /// <summary>The outline of a domain, as it would be read from its file.</summary>
    /// <exception cref="ArgumentException">The node is not a domain.</exception>
    public Outline ToOutline(KnowledgeNode domain)
    {
        if (domain.Level != KnowledgeLevel.Domain)
            throw new ArgumentException($"'{domain.Name}' is a {domain.Level}, not a domain.", nameof(domain));
        return new Outline([.. Nodes.Skip(domain.Index).TakeWhile(node => node.Domain == domain).Select(node => new OutlineNode(
            0, node.Parent?.Position ?? -1, node.Level, node.Name, node.Level == KnowledgeLevel.Topic ? node.FigureKinds : [],
            [.. EdgesFrom(node).Where(edge => edge.Kind == KnowledgeEdgeKind.Requires).Select(edge => edge.To.Position).Order()]))]);
    }

    /// <summary>
    /// The nodes that hold the words of a query, best first. A word unknown to the graph stands for those that it begins. A word counts
    /// most in a node's own name and less in the names above it.
    /// </summary>
    /// <param name="query">Words; forms of a word are alike, and words like "the" don't count.</param>
    /// <param name="limit">The most hits, at least 1.</param>
    public IReadOnlyList<SearchHit> Search(string query, int limit = 20)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        return _search.Value.Find(query, limit);
    }

    private string ComputeFingerprint()
    {
        var text = new StringBuilder().Append(RelatedNodes.Version).Append('\n');
        foreach (var domain in Domains)
            text.Append(ToOutline(domain).Fingerprint).Append('\n');
        foreach (var tool in Tools)
            text.AppendJoin('\n', tool.Name, string.Join(',', tool.FigureKinds), tool.Source).Append('\n');
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }

    private static void Add(Outline outline, List<KnowledgeNode> nodes, List<KnowledgeEdge> required)
    {
        var kinds = KindsByNode(outline);
        var own = new KnowledgeNode[outline.Nodes.Count];
        for (var i = 0; i < own.Length; i++)
        {
            var source = outline.Nodes[i];
            var id = KnowledgeNode.IdOf(outline.DomainId, source.Level, source.Name);
            var parent = source.Parent < 0 ? null : own[source.Parent];
            own[i] = new KnowledgeNode(nodes.Count, id, parent, source.Level, source.Name, i, kinds[i]);
            nodes.Add(own[i]);
        }

        for (var i = 0; i < own.Length; i++)
            required.AddRange(outline.Nodes[i].Requires.Select(to => new KnowledgeEdge(own[i], own[to], KnowledgeEdgeKind.Requires, 1)));
    }

    /// <summary>Topics hand their kinds down to concepts and principles, and up to branch and domain.</summary>
    private static IReadOnlyList<string>[] KindsByNode(Outline outline)
    {
        var nodes = outline.Nodes;
        var kinds = new IReadOnlyList<string>[nodes.Count];
        var above = new SortedSet<string>?[nodes.Count];
        for (var i = 0; i < nodes.Count; i++)
        {
            if (nodes[i].Level > KnowledgeLevel.Topic)
            {
                kinds[i] = kinds[nodes[i].Parent];
            }
            else if (nodes[i].Level == KnowledgeLevel.Topic)
            {
                kinds[i] = nodes[i].FigureKinds;
                for (var up = nodes[i].Parent; up >= 0; up = nodes[up].Parent)
                    (above[up] ??= new SortedSet<string>(StringComparer.Ordinal)).UnionWith(kinds[i]);
            }
        }

        for (var i = 0; i < nodes.Count; i++)
            kinds[i] ??= [.. above[i] ?? []];
        return kinds;
    }
}
