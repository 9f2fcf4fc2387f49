using System.ComponentModel.DataAnnotations.Schema;
using Microsoft.EntityFrameworkCore;

namespace Flywheel.Knowledge.Storage;

/// <summary>A run: one growth of a dataset from a plan, a seed and settings.</summary>
[Table("runs")]
[PrimaryKey(nameof(Id))]
public sealed class RunRow
{
    /// <summary>A slug of lower-case letters, digits and hyphens, at most 63 characters.</summary>
    public required string Id { get; set; }

    /// <summary>Where it stands.</summary>
    public RunState State { get; set; }

    /// <summary>What was asked of it and not answered yet.</summary>
    public RunRequest Request { get; set; }

    /// <summary>Why it failed or was cancelled.</summary>
    public string? Reason { get; set; }

    /// <summary>Everything random in the run follows from it.</summary>
    public ulong Seed { get; set; }

    /// <summary>What is made: the settings that determine the content.</summary>
    [Column(TypeName = "jsonb")]
    public required string Settings { get; set; }

    /// <summary>The quotas of its cells, as given or made from the settings.</summary>
    [Column(TypeName = "jsonb")]
    public required string Plan { get; set; }

    /// <summary>The versions of what determines the content, by name.</summary>
    [Column(TypeName = "jsonb")]
    public required string CodeVersions { get; set; }

    /// <summary>Problems authored or expanded so far.</summary>
    public long Candidates { get; set; }

    /// <summary>Problems accepted so far.</summary>
    public long Accepted { get; set; }

    /// <summary>Problems rejected so far.</summary>
    public long Rejected { get; set; }

    /// <summary>Problems accepted after a repair.</summary>
    public long Repaired { get; set; }

    /// <summary>When it was stored.</summary>
    public required DateTimeOffset CreatedAt { get; set; }

    /// <summary>When its first batch started.</summary>
    public DateTimeOffset? StartedAt { get; set; }

    /// <summary>When it finished, failed or was cancelled.</summary>
    public DateTimeOffset? FinishedAt { get; set; }
}
