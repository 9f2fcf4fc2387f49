using System.ComponentModel.DataAnnotations.Schema;
using Microsoft.EntityFrameworkCore;

namespace Flywheel.Knowledge.Storage;

/// <summary>An event in the life of a run or a problem.</summary>
/// <remarks>Rows are only ever added: the database refuses to change or delete one.</remarks>
[Table("ledger")]
[PrimaryKey(nameof(Id))]
public sealed class LedgerRow
{
    /// <summary>Ascending in the order of writing.</summary>
    [DatabaseGenerated(DatabaseGeneratedOption.Identity)]
    public long Id { get; set; }

    /// <summary>The run.</summary>
    public required string RunId { get; set; }

    /// <summary>The problem; null for an event of the run itself.</summary>
    public string? ProblemId { get; set; }

    /// <summary>What happened, in a word or two.</summary>
    public required string Event { get; set; }

    /// <summary>Who did it.</summary>
    public required string Actor { get; set; }

    /// <summary>The version of the code that did it.</summary>
    public required string CodeVersion { get; set; }

    /// <summary>What is needed to tell the story.</summary>
    [Column(TypeName = "jsonb")]
    public string? Details { get; set; }

    /// <summary>When.</summary>
    public required DateTimeOffset At { get; set; }
}
