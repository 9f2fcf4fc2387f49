namespace Flywheel.Knowledge.Graph;

/// <summary>What an edge of the knowledge graph means.</summary>
public enum KnowledgeEdgeKind
{
    /// <summary>The first topic builds on the second, as its outline says. Requirements have no cycles.</summary>
    Requires,

    /// <summary>The first topic or concept resembles the second, which lies in another branch or domain.</summary>
    Related,
}
