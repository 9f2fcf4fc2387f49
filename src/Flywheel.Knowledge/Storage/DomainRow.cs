using System.ComponentModel.DataAnnotations.Schema;
using Microsoft.EntityFrameworkCore;

namespace Flywheel.Knowledge.Storage;

/// <summary>A domain of knowledge, as imported from one outline.</summary>
[Table("domains")]
[PrimaryKey(nameof(Id))]
public sealed class DomainRow
{
    /// <summary>The slug of its name: <c>plane-geometry</c>.</summary>
    public required string Id { get; set; }

    /// <summary>As written in the outline's first line.</summary>
    public required string Name { get; set; }

    /// <summary>How many nodes it holds, itself included.</summary>
    public int Nodes { get; set; }

    /// <summary>Where it came from.</summary>
    public DomainOrigin Origin { get; set; }

    /// <summary>The version of how nodes are related, a colon, and the outline's fingerprint.</summary>
    public required string Fingerprint { get; set; }

    /// <summary>When its content last changed.</summary>
    public required DateTimeOffset ImportedAt { get; set; }
}
