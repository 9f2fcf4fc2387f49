using System.ComponentModel.DataAnnotations.Schema;
using Microsoft.EntityFrameworkCore;

namespace Flywheel.Knowledge.Storage;

/// <summary>A known-bad problem slipped into a run, and whether the checks noticed.</summary>
[Table("canaries")]
[PrimaryKey(nameof(ProblemId))]
public sealed class CanaryRow
{
    /// <summary>The damaged problem; its state is <see cref="ProblemState.Canary"/>.</summary>
    public required string ProblemId { get; set; }

    /// <summary>The run.</summary>
    public required string RunId { get; set; }

    /// <summary>The kind of damage done.</summary>
    public required string Damage { get; set; }

    /// <summary>The domain's name.</summary>
    public required string Domain { get; set; }

    /// <summary>The checks that failed it; empty when none did.</summary>
    public required string[] DetectedBy { get; set; }

    /// <summary>Whether it would have been accepted, as it was or after a repair that did not restore the truth.</summary>
    public bool Accepted { get; set; }

    /// <summary>The repair after which it passed every check, right or wrong; null if it was rejected, or passed as it was.</summary>
    public string? RepairedBy { get; set; }

    /// <summary>When it was judged.</summary>
    public required DateTimeOffset At { get; set; }
}
