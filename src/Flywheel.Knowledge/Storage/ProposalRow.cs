using System.ComponentModel.DataAnnotations.Schema;
using Microsoft.EntityFrameworkCore;

namespace Flywheel.Knowledge.Storage;

/// <summary>A person's decision about a name that models predicted. One that was taken back stays, and says so.</summary>
[Table("proposals")]
[PrimaryKey(nameof(Id))]
public sealed class ProposalRow
{
    /// <summary>Ascending in the order of deciding.</summary>
    [DatabaseGenerated(DatabaseGeneratedOption.Identity)]
    public long Id { get; set; }

    /// <summary>What was predicted.</summary>
    public PredictionKind Kind { get; set; }

    /// <summary>Id of the domain for knowledge; empty for a tool.</summary>
    public required string Domain { get; set; }

    /// <summary>The predicted name.</summary>
    public required string Name { get; set; }

    /// <summary>What was decided. Of decisions that hold there is one for a name.</summary>
    public ProposalVerdict Verdict { get; set; }

    /// <summary>The node or tool that it became or was merged into; null for a rejected one.</summary>
    public string? TargetId { get; set; }

    /// <summary>The node that an accepted node lies below.</summary>
    public string? ParentId { get; set; }

    /// <summary>The first principle of an accepted concept.</summary>
    public string? Principle { get; set; }

    /// <summary>The tool that a rejection took away, so that it can be put back.</summary>
    [Column(TypeName = "jsonb")]
    public string? Tool { get; set; }

    /// <summary>Why; empty where nothing was said.</summary>
    public required string Reason { get; set; }

    /// <summary>Who decided.</summary>
    public required string DecidedBy { get; set; }

    /// <summary>When.</summary>
    public required DateTimeOffset At { get; set; }

    /// <summary>Who took it back; null while it holds.</summary>
    public string? UndoneBy { get; set; }

    /// <summary>When it was taken back.</summary>
    public DateTimeOffset? UndoneAt { get; set; }
}
