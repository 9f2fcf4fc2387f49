namespace Flywheel.Knowledge.Graph;

/// <summary>A directed edge of the knowledge graph.</summary>
/// <param name="From">The node that requires or resembles the other.</param>
/// <param name="To">The other node.</param>
/// <param name="Kind">What the edge means.</param>
/// <param name="Weight">1 for a requirement; the similarity, above 0 and at most 1, for a related node.</param>
public sealed record KnowledgeEdge(KnowledgeNode From, KnowledgeNode To, KnowledgeEdgeKind Kind, double Weight);
