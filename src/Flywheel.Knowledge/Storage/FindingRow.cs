using System.ComponentModel.DataAnnotations.Schema;
using Microsoft.EntityFrameworkCore;

namespace Flywheel.Knowledge.Storage;

/// <summary>What one check said about one version of a problem.</summary>
[Table("findings")]
[PrimaryKey(nameof(ProblemId), nameof(Round), nameof(CheckName), nameof(Ordinal))]
public sealed class FindingRow
{
    /// <summary>The problem.</summary>
    public required string ProblemId { get; set; }

    /// <summary>Its run.</summary>
    public required string RunId { get; set; }

    /// <summary>The round in which it was judged: 1 as authored, then one more for each repair.</summary>
    public int Round { get; set; }

    /// <summary>The check's name.</summary>
    public required string CheckName { get; set; }

    /// <summary>Tells apart several findings of one check in one round, from 0.</summary>
    public int Ordinal { get; set; }

    /// <summary>What the check said.</summary>
    public FindingVerdict Verdict { get; set; }

    /// <summary>What a failure costs.</summary>
    public FindingSeverity Severity { get; set; }

    /// <summary>What is wrong, where; empty for a pass.</summary>
    public required string Message { get; set; }

    /// <summary>What the check saw.</summary>
    [Column(TypeName = "jsonb")]
    public string? Evidence { get; set; }

    /// <summary>Who judged: a code version or a model.</summary>
    public required string Actor { get; set; }

    /// <summary>When.</summary>
    public required DateTimeOffset At { get; set; }
}
