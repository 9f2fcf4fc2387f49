using System.ComponentModel.DataAnnotations.Schema;
using Microsoft.EntityFrameworkCore;

namespace Flywheel.Knowledge.Storage;

/// <summary>What came of one request of a run to a model. It is stored when it was written, in a transaction of its own.</summary>
[Table("replies")]
[PrimaryKey(nameof(Id))]
public sealed class ReplyRow
{
    /// <summary>Ascending in the order of writing.</summary>
    [DatabaseGenerated(DatabaseGeneratedOption.Identity)]
    public long Id { get; set; }

    /// <summary>The run.</summary>
    public required string RunId { get; set; }

    /// <summary>A digest of model and request.</summary>
    public required string Key { get; set; }

    /// <summary>What was asked for: the prompt's name.</summary>
    public required string Purpose { get; set; }

    /// <summary>The model's name.</summary>
    public required string Model { get; set; }

    /// <summary>The reply; null for a failure.</summary>
    public string? Text { get; set; }

    /// <summary>Why there is none; null for a reply.</summary>
    public string? Error { get; set; }

    /// <summary>How the reply ended.</summary>
    public required string Reason { get; set; }

    /// <summary>The stop string that came up.</summary>
    public string? Stop { get; set; }

    /// <summary>Tokens read; 0 where nobody counted them.</summary>
    public int PromptTokens { get; set; }

    /// <summary>Tokens written; 0 where nobody counted them.</summary>
    public int CompletionTokens { get; set; }

    /// <summary>Their price, in the currency that the run was started with.</summary>
    public decimal Cost { get; set; }

    /// <summary>When.</summary>
    public required DateTimeOffset At { get; set; }
}
