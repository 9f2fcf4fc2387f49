using Flywheel.Knowledge.Outlines;

namespace Flywheel.Knowledge.Graph;

/// <summary>A node of the knowledge graph: a domain, branch, topic, concept or principle.</summary>
public sealed class KnowledgeNode
{
    private readonly List<KnowledgeNode> _children = [];

    internal KnowledgeNode(int index, string id, KnowledgeNode? parent, KnowledgeLevel level, string name, int position, IReadOnlyList<string> figureKinds)
    {
        Index = index;
        Id = id;
        Parent = parent;
        Level = level;
        Name = name;
        Position = position;
        FigureKinds = figureKinds;
        Domain = parent?.Domain ?? this;
        parent?._children.Add(this);
    }

    /// <summary>
    /// <c>domain-slug/name-slug</c>, or the domain's slug alone for its root: unique, since names are within a domain, and the same
    /// wherever in the outline the node stands.
    /// </summary>
    public string Id { get; }

    /// <summary>The node above; null for a domain.</summary>
    public KnowledgeNode? Parent { get; }

    /// <summary>The domain that holds the node; a domain is its own.</summary>
    public KnowledgeNode Domain { get; }

    /// <summary>How deep it lies.</summary>
    public KnowledgeLevel Level { get; }

    /// <summary>As written in the outline.</summary>
    public string Name { get; }

    /// <summary>Its place in the outline's order, from 0.</summary>
    public int Position { get; }

    /// <summary>The figure kinds of its topic; for a branch or domain those of all its topics. Sorted.</summary>
    public IReadOnlyList<string> FigureKinds { get; }

    /// <summary>The nodes right below, in the outline's order.</summary>
    public IReadOnlyList<KnowledgeNode> Children => _children;

    /// <summary>The names from the domain down to this node, joined by <c> / </c>.</summary>
    public string Path => Parent is null ? Name : $"{Parent.Path} / {Name}";

    /// <summary>Its place among the graph's nodes.</summary>
    internal int Index { get; }

    /// <summary>The id of the node of this name in a domain.</summary>
    public static string IdOf(string domainId, KnowledgeLevel level, string name)
        => level == KnowledgeLevel.Domain ? domainId : $"{domainId}/{Slug.Of(name)}";

    /// <summary>The node of this level on the way up to the domain, this node included.</summary>
    /// <exception cref="InvalidOperationException">The level lies below this node's.</exception>
    public KnowledgeNode Ancestor(KnowledgeLevel level)
    {
        if (level > Level)
            throw new InvalidOperationException($"'{Name}' is a {Level}; no {level} lies above it.");
        var node = this;
        while (node.Level > level)
            node = node.Parent!;
        return node;
    }

    /// <inheritdoc/>
    public override string ToString() => Path;
}
