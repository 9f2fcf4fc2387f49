using System.ComponentModel.DataAnnotations.Schema;
using Microsoft.EntityFrameworkCore;

namespace Flywheel.Knowledge.Storage;

/// <summary>A person's verdict on a problem.</summary>
[Table("reviews")]
[PrimaryKey(nameof(ProblemId), nameof(Version))]
public sealed class ReviewRow
{
    /// <summary>The problem.</summary>
    public required string ProblemId { get; set; }

    /// <summary>1 for the first verdict on the problem, then one more each time. Two people who decide at once write the same version, and the second is refused: read again, decide again.</summary>
    public int Version { get; set; }

    /// <summary>Its run.</summary>
    public required string RunId { get; set; }

    /// <summary>Who decided.</summary>
    public required string Reviewer { get; set; }

    /// <summary>What was decided.</summary>
    public ReviewVerdict Verdict { get; set; }

    /// <summary>The problem record as it was, where it changed.</summary>
    [Column(TypeName = "jsonb")]
    public string? Before { get; set; }

    /// <summary>The problem record as it became.</summary>
    [Column(TypeName = "jsonb")]
    public string? After { get; set; }

    /// <summary>Why; may be empty.</summary>
    public required string Comment { get; set; }

    /// <summary>What the verdicts share that were given by one action on many problems; null for one given alone.</summary>
    public Guid? BulkId { get; set; }

    /// <summary>When.</summary>
    public required DateTimeOffset At { get; set; }
}
