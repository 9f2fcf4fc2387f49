using System.ComponentModel.DataAnnotations.Schema;
using Flywheel.Knowledge.Graph;
using Microsoft.EntityFrameworkCore;

namespace Flywheel.Knowledge.Storage;

/// <summary>A directed edge of the knowledge graph.</summary>
[Table("edges")]
[PrimaryKey(nameof(FromId), nameof(ToId), nameof(Kind))]
public sealed class EdgeRow
{
    /// <summary>The node that requires or resembles the other.</summary>
    public required string FromId { get; set; }

    /// <summary>The other node.</summary>
    public required string ToId { get; set; }

    /// <summary>What the edge means.</summary>
    public KnowledgeEdgeKind Kind { get; set; }

    /// <summary>1 for a requirement, the similarity (0 to 1) for a related node.</summary>
    public double Weight { get; set; }
}
