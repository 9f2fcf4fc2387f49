using System.ComponentModel.DataAnnotations.Schema;
using Microsoft.EntityFrameworkCore;

namespace Flywheel.Knowledge.Storage;

/// <summary>What an import changed in a domain: which part of it is to be made again.</summary>
[Table("domain_changes")]
[PrimaryKey(nameof(Id))]
public sealed class DomainChangeRow
{
    /// <summary>Ascending in the order of imports.</summary>
    [DatabaseGenerated(DatabaseGeneratedOption.Identity)]
    public long Id { get; set; }

    /// <summary>The domain.</summary>
    public required string DomainId { get; set; }

    /// <summary>Ids of the topmost nodes that were added, changed or moved; the domain's own for a new domain.</summary>
    public required string[] Roots { get; set; }

    /// <summary>Ids of the nodes that left.</summary>
    public required string[] Removed { get; set; }

    /// <summary>How many nodes are new.</summary>
    public int Added { get; set; }

    /// <summary>How many nodes say something else.</summary>
    public int Changed { get; set; }

    /// <summary>How many nodes lie elsewhere.</summary>
    public int Moved { get; set; }

    /// <summary>The run that made its problems again; null until there is one. Not a foreign key: the change outlives the run.</summary>
    public string? RunId { get; set; }

    /// <summary>When it was imported.</summary>
    public required DateTimeOffset At { get; set; }
}
