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

    /// <summary>SHA-256 of the outline's meaning, in lower-case hexadecimal: layout of white space and line ends does not count.</summary>
    public required string Fingerprint { get; set; }

    /// <summary>When its content last changed.</summary>
    public required DateTimeOffset ImportedAt { get; set; }
}
