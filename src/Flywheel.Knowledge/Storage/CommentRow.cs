using System.ComponentModel.DataAnnotations.Schema;
using Microsoft.EntityFrameworkCore;

namespace Flywheel.Knowledge.Storage;

/// <summary>What a person said about a problem without deciding: two who comment at once both do.</summary>
[Table("comments")]
[PrimaryKey(nameof(Id))]
public sealed class CommentRow
{
    /// <summary>Ascending in the order of writing.</summary>
    [DatabaseGenerated(DatabaseGeneratedOption.Identity)]
    public long Id { get; set; }

    /// <summary>The problem.</summary>
    public required string ProblemId { get; set; }

    /// <summary>Its run.</summary>
    public required string RunId { get; set; }

    /// <summary>Who.</summary>
    public required string Author { get; set; }

    /// <summary>What was said; never empty.</summary>
    public required string Text { get; set; }

    /// <summary>When.</summary>
    public required DateTimeOffset At { get; set; }
}
