namespace Flywheel.Knowledge.Graph;

/// <summary>A node of one domain that may be the same as one of another.</summary>
/// <param name="Node">The node.</param>
/// <param name="Twin">The one that it resembles most.</param>
/// <param name="Likeness">How alike their names are, at most 1.</param>
public sealed record NearDuplicate(KnowledgeNode Node, KnowledgeNode Twin, double Likeness);
