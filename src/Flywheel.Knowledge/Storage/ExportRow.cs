using System.ComponentModel.DataAnnotations.Schema;
using Microsoft.EntityFrameworkCore;

namespace Flywheel.Knowledge.Storage;

/// <summary>One dataset written from one run.</summary>
[Table("exports")]
[PrimaryKey(nameof(Id))]
public sealed class ExportRow
{
    /// <summary>Ascending in the order of starting.</summary>
    [DatabaseGenerated(DatabaseGeneratedOption.Identity)]
    public long Id { get; set; }

    /// <summary>The run.</summary>
    public required string RunId { get; set; }

    /// <summary>The dataset's name.</summary>
    public required string Dataset { get; set; }

    /// <summary>The absolute path of the folder it is written to.</summary>
    public required string Directory { get; set; }

    /// <summary>Where it stands.</summary>
    public ExportState State { get; set; }

    /// <summary>How many rows were written.</summary>
    public long Rows { get; set; }

    /// <summary>How many shards were written.</summary>
    public int Shards { get; set; }

    /// <summary>Problems done so far, while files are being written.</summary>
    public long Done { get; set; }

    /// <summary>Problems to do; 0 until it is known.</summary>
    public long Total { get; set; }

    /// <summary>When the exporting process last gave a sign of life; null before it began.</summary>
    public DateTimeOffset? SeenAt { get; set; }

    /// <summary>SHA-256 of everything that determines the content, once known.</summary>
    public string? Fingerprint { get; set; }

    /// <summary>The export's settings.</summary>
    [Column(TypeName = "jsonb")]
    public required string Settings { get; set; }

    /// <summary>What stopped it.</summary>
    public string? Error { get; set; }

    /// <summary>When it was asked for, and from its beginning on when it started.</summary>
    public required DateTimeOffset StartedAt { get; set; }

    /// <summary>When it finished or failed.</summary>
    public DateTimeOffset? FinishedAt { get; set; }
}
