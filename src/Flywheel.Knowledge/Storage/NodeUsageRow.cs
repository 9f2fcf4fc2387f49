using System.ComponentModel.DataAnnotations.Schema;
using Microsoft.EntityFrameworkCore;

namespace Flywheel.Knowledge.Storage;

/// <summary>How often a node served in accepted problems of all runs.</summary>
[Table("node_usage")]
[PrimaryKey(nameof(NodeId))]
public sealed class NodeUsageRow
{
    /// <summary>The node. Not a foreign key: the count outlives a node that leaves the outline and comes back.</summary>
    public required string NodeId { get; set; }

    /// <summary>How many problems.</summary>
    public long Uses { get; set; }
}
