namespace Flywheel.Knowledge.Graph;

/// <summary>A node that a search found.</summary>
/// <param name="Node">The node.</param>
/// <param name="Score">How well it fits; only its order means something.</param>
public sealed record SearchHit(KnowledgeNode Node, double Score);
