using System.ComponentModel.DataAnnotations.Schema;
using Microsoft.EntityFrameworkCore;

namespace Flywheel.Knowledge.Storage;

/// <summary>Something that a person did through the dashboard or with accounts.</summary>
/// <remarks>Rows are only ever added: the database refuses to change or delete one.</remarks>
[Table("actions")]
[PrimaryKey(nameof(Id))]
public sealed class ActionRow
{
    /// <summary>Ascending in the order of writing.</summary>
    [DatabaseGenerated(DatabaseGeneratedOption.Identity)]
    public long Id { get; set; }

    /// <summary>When.</summary>
    public required DateTimeOffset At { get; set; }

    /// <summary>Who: an account, or the user of the machine.</summary>
    public required string Actor { get; set; }

    /// <summary>From which network address; empty for the command line.</summary>
    public required string Address { get; set; }

    /// <summary>What was done, in a word.</summary>
    public required string Action { get; set; }

    /// <summary>What it was done to: a page's path, or an account's name.</summary>
    public required string Target { get; set; }

    /// <summary>What is needed to tell the story; never a password.</summary>
    [Column(TypeName = "jsonb")]
    public string? Details { get; set; }
}
