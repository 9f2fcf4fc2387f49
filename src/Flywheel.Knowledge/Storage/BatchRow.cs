using System.ComponentModel.DataAnnotations.Schema;
using Microsoft.EntityFrameworkCore;

namespace Flywheel.Knowledge.Storage;

/// <summary>A batch of work: its effects are committed in one transaction, once.</summary>
[Table("batches")]
[PrimaryKey(nameof(RunId), nameof(Stage), nameof(Level), nameof(Wave), nameof(BatchIndex))]
public sealed class BatchRow
{
    /// <summary>The run.</summary>
    public required string RunId { get; set; }

    /// <summary>The kind of work: the name of the job's stage.</summary>
    public required string Stage { get; set; }

    /// <summary>The round within the level that it belongs to, from 0.</summary>
    public int Wave { get; set; }

    /// <summary>Its number within stage, level and wave, from 0.</summary>
    public int BatchIndex { get; set; }

    /// <summary>The difficulty level it works on.</summary>
    public int Level { get; set; }

    /// <summary>What to do, as the stage understands it.</summary>
    [Column(TypeName = "jsonb")]
    public required string Work { get; set; }

    /// <summary>Where it stands.</summary>
    public BatchState State { get; set; }

    /// <summary>Raised by every claim; a commit under an older value is refused.</summary>
    public long Fence { get; set; }

    /// <summary>The worker of the latest claim.</summary>
    public string? Owner { get; set; }

    /// <summary>How often it was claimed.</summary>
    public int Attempts { get; set; }

    /// <summary>How many problems it handled.</summary>
    public int Candidates { get; set; }

    /// <summary>How many it accepted.</summary>
    public int Accepted { get; set; }

    /// <summary>How many it rejected.</summary>
    public int Rejected { get; set; }

    /// <summary>How many it accepted after a repair.</summary>
    public int Repaired { get; set; }

    /// <summary>What the latest failed attempt said.</summary>
    public string? Error { get; set; }

    /// <summary>When it was queued.</summary>
    public required DateTimeOffset CreatedAt { get; set; }

    /// <summary>When it was last claimed.</summary>
    public DateTimeOffset? StartedAt { get; set; }

    /// <summary>When its effects were committed.</summary>
    public DateTimeOffset? FinishedAt { get; set; }
}
