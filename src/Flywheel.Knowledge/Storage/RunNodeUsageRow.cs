using System.ComponentModel.DataAnnotations.Schema;
using Microsoft.EntityFrameworkCore;

namespace Flywheel.Knowledge.Storage;

/// <summary>How often a node served in accepted problems of one run.</summary>
[Table("run_node_usage")]
[PrimaryKey(nameof(RunId), nameof(NodeId))]
public sealed class RunNodeUsageRow
{
    /// <summary>The run.</summary>
    public required string RunId { get; set; }

    /// <summary>The node; not a foreign key, as in <see cref="NodeUsageRow"/>.</summary>
    public required string NodeId { get; set; }

    /// <summary>How many problems.</summary>
    public long Uses { get; set; }
}
