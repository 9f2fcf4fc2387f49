using Flywheel.Knowledge.Graph;

namespace Flywheel.Worker.Dashboard.Knowledge;

/// <summary>
/// How much of the graph served in accepted problems. A problem rests on one principle and names some topics or concepts beside it; a node
/// counts as used when a problem named it or a node below it.
/// </summary>
internal sealed class KnowledgeCoverage
{
    private static readonly int LevelCount = Enum.GetValues<KnowledgeLevel>().Length;

    private readonly Dictionary<KnowledgeNode, Tally> _tallies;

    /// <summary>Counts what was used.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="uses">How many problems named each node, by id; ids that the graph lacks are passed over.</param>
    public KnowledgeCoverage(KnowledgeGraph graph, IReadOnlyDictionary<string, long> uses)
    {
        _tallies = new Dictionary<KnowledgeNode, Tally>(graph.Nodes.Count);

        // Backwards, children come before their parents.
        foreach (var node in graph.Nodes.Reverse())
        {
            var tally = TallyOf(node);
            tally.Own = uses.GetValueOrDefault(node.Id);
            tally.Uses += tally.Own;
            tally.Nodes[(int)node.Level]++;
            tally.Used[(int)node.Level] += tally.Uses > 0 ? 1 : 0;
            if (node.Parent is { } parent)
            {
                TallyOf(parent).Add(tally);
            }
        }
    }

    /// <summary>Uses of the node itself.</summary>
    public long OwnUses(KnowledgeNode node) => _tallies[node].Own;

    /// <summary>Uses of the node and of all below it.</summary>
    public long Uses(KnowledgeNode node) => _tallies[node].Uses;

    /// <summary>Nodes of a level at or below the node, and how many of them were used.</summary>
    public Share Of(KnowledgeNode node, KnowledgeLevel level) => new(_tallies[node].Used[(int)level], _tallies[node].Nodes[(int)level]);

    /// <summary>Uses for each principle at or below the node: what makes nodes of all levels and sizes comparable.</summary>
    public double UsesPerPrinciple(KnowledgeNode node) => (double)Uses(node) / Math.Max(1, Of(node, KnowledgeLevel.Principle).Nodes);

    /// <summary>The nodes of a level with the fewest uses for each of their principles; of equals the larger first.</summary>
    /// <param name="nodes">The nodes to choose from.</param>
    /// <param name="level">The level.</param>
    /// <param name="count">How many at most.</param>
    public IReadOnlyList<KnowledgeNode> UnderUsed(IEnumerable<KnowledgeNode> nodes, KnowledgeLevel level, int count) =>
    [
        .. nodes.Where(n => n.Level == level)
            .OrderBy(UsesPerPrinciple).ThenByDescending(n => Of(n, KnowledgeLevel.Principle).Nodes).ThenBy(n => n.Id, StringComparer.Ordinal)
            .Take(count),
    ];

    private Tally TallyOf(KnowledgeNode node)
    {
        if (!_tallies.TryGetValue(node, out var tally))
        {
            _tallies[node] = tally = new Tally();
        }

        return tally;
    }

    /// <summary>Used nodes among nodes.</summary>
    internal readonly record struct Share(int Used, int Nodes)
    {
        /// <summary>From 0 for none to 9 for all: the class of a cell of the heat map.</summary>
        public int Heat => Nodes == 0 ? 0 : Used == Nodes ? 9 : (int)Math.Ceiling(8.0 * Used / Nodes);
    }

    private sealed class Tally
    {
        public long Own { get; set; }

        public long Uses { get; set; }

        public int[] Nodes { get; } = new int[LevelCount];

        public int[] Used { get; } = new int[LevelCount];

        public void Add(Tally child)
        {
            Uses += child.Uses;
            for (var i = 0; i < LevelCount; i++)
            {
                Nodes[i] += child.Nodes[i];
                Used[i] += child.Used[i];
            }
        }
    }
}
