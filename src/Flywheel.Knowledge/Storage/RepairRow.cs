using System.ComponentModel.DataAnnotations.Schema;
using Microsoft.EntityFrameworkCore;

namespace Flywheel.Knowledge.Storage;

/// <summary>One proposal of one repair and what became of it.</summary>
[Table("repairs")]
[PrimaryKey(nameof(ProblemId), nameof(Round), nameof(Ordinal))]
public sealed class RepairRow
{
    /// <summary>The problem.</summary>
    public required string ProblemId { get; set; }

    /// <summary>Its run.</summary>
    public required string RunId { get; set; }

    /// <summary>The round whose finding it answers.</summary>
    public int Round { get; set; }

    /// <summary>Its number within the round, from 0.</summary>
    public int Ordinal { get; set; }

    /// <summary>The repair's name.</summary>
    public required string Repair { get; set; }

    /// <summary>The check whose finding it answers.</summary>
    public required string FindingCheck { get; set; }

    /// <summary>Which of that check's findings.</summary>
    public int FindingOrdinal { get; set; }

    /// <summary>The parts of the problem that it would change, as they were.</summary>
    [Column(TypeName = "jsonb")]
    public string? Before { get; set; }

    /// <summary>The same parts as proposed.</summary>
    [Column(TypeName = "jsonb")]
    public string? After { get; set; }

    /// <summary>What became of the proposal.</summary>
    public RepairOutcome Outcome { get; set; }

    /// <summary>Why the repair proposed this, or why it was dropped.</summary>
    public required string Reason { get; set; }

    /// <summary>Who proposed: a code version, a model or a person.</summary>
    public required string Actor { get; set; }

    /// <summary>When.</summary>
    public required DateTimeOffset At { get; set; }
}
