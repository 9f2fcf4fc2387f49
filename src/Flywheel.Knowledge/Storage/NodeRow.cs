using System.ComponentModel.DataAnnotations.Schema;
using Flywheel.Knowledge.Graph;
using Microsoft.EntityFrameworkCore;

namespace Flywheel.Knowledge.Storage;

/// <summary>A node of the knowledge graph.</summary>
[Table("nodes")]
[PrimaryKey(nameof(Id))]
public sealed class NodeRow
{
    /// <summary><c>domain-slug/name-slug</c>, or the domain's slug alone for its root.</summary>
    public required string Id { get; set; }

    /// <summary>The domain that holds it.</summary>
    public required string DomainId { get; set; }

    /// <summary>The node above it; null for a domain's root.</summary>
    public string? ParentId { get; set; }

    /// <summary>How deep it lies.</summary>
    public KnowledgeLevel Level { get; set; }

    /// <summary>As written in the outline.</summary>
    public required string Name { get; set; }

    /// <summary>Its place in the outline's order, from 0.</summary>
    public int Position { get; set; }

    /// <summary>The figure kinds of its topic; for a branch or domain those of all its topics. Sorted.</summary>
    public required string[] FigureKinds { get; set; }
}
