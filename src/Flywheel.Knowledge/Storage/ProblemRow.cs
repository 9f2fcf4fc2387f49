using System.ComponentModel.DataAnnotations.Schema;
using Microsoft.EntityFrameworkCore;

namespace Flywheel.Knowledge.Storage;

/// <summary>A problem: the whole record, and beside it what queries need.</summary>
[Table("problems")]
[PrimaryKey(nameof(Id))]
public sealed class ProblemRow
{
    /// <summary>Determined by run, cell, wave and candidate index.</summary>
    public required string Id { get; set; }

    /// <summary>The run.</summary>
    public required string RunId { get; set; }

    /// <summary>The cell it was made for.</summary>
    public required string CellKey { get; set; }

    /// <summary>The round of the run in which it was made.</summary>
    public int Wave { get; set; }

    /// <summary>Its number within cell and wave.</summary>
    public long CandidateIndex { get; set; }

    /// <summary>The problem it was expanded or regenerated from.</summary>
    public string? ParentId { get; set; }

    /// <summary>The first of its line; its own id for a root.</summary>
    public required string RootId { get; set; }

    /// <summary>How it came about.</summary>
    public ProblemLineage Lineage { get; set; }

    /// <summary>The difficulty level, from 0.</summary>
    public int Level { get; set; }

    /// <summary>The problem family or prompt that made it.</summary>
    public required string Family { get; set; }

    /// <summary>Who wrote it.</summary>
    public required string Author { get; set; }

    /// <summary>The domain's name.</summary>
    public required string Domain { get; set; }

    /// <summary>The figure kind of its picture.</summary>
    public required string FigureKind { get; set; }

    /// <summary>The knowledge nodes it rests on, the principle first.</summary>
    public required string[] NodeIds { get; set; }

    /// <summary>Where it stands.</summary>
    public ProblemState State { get; set; }

    /// <summary>Why it was rejected: the check's name.</summary>
    public string? Reason { get; set; }

    /// <summary>Whether a repair changed it.</summary>
    public bool Repaired { get; set; }

    /// <summary>The question's text.</summary>
    public required string Question { get; set; }

    /// <summary>The answer as shown.</summary>
    public required string Answer { get; set; }

    /// <summary>The whole problem record.</summary>
    [Column(TypeName = "jsonb")]
    public required string Document { get; set; }

    /// <summary>Fingerprint of the picture's elements in canonical order.</summary>
    public long? SceneHash { get; set; }

    /// <summary>Fingerprint of the normalised question.</summary>
    public long? TextHash { get; set; }

    /// <summary>Perceptual fingerprint of the rendered picture.</summary>
    public long? PictureHash { get; set; }

    /// <summary>What its construction predicts.</summary>
    public double NominalDifficulty { get; set; }

    /// <summary>A solver's failure rate, 0 to 1; null until measured.</summary>
    public double? MeasuredDifficulty { get; set; }

    /// <summary>When it was stored.</summary>
    public required DateTimeOffset CreatedAt { get; set; }
}
