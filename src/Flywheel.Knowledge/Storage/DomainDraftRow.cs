using System.ComponentModel.DataAnnotations.Schema;
using Microsoft.EntityFrameworkCore;

namespace Flywheel.Knowledge.Storage;

/// <summary>An outline that somebody is writing; nothing else knows of it until it is imported.</summary>
[Table("domain_drafts")]
[PrimaryKey(nameof(Id))]
public sealed class DomainDraftRow
{
    /// <summary>Names the draft.</summary>
    public Guid Id { get; set; }

    /// <summary>The outline's first line, to tell drafts apart.</summary>
    public required string Name { get; set; }

    /// <summary>The outline, with or without errors.</summary>
    public required string Text { get; set; }

    /// <summary>How far it has come.</summary>
    public DomainDraftStep Step { get; set; }

    /// <summary>Nodes that other domains seem to have, and what was decided about each.</summary>
    [Column(TypeName = "jsonb")]
    public required string Duplicates { get; set; }

    /// <summary>Sample problems of it; null until they were drawn, and again when the text changes.</summary>
    [Column(TypeName = "jsonb")]
    public string? Samples { get; set; }

    /// <summary>Who began it.</summary>
    public required string Author { get; set; }

    /// <summary>1 at first, then one more with each change. Two people who change it at once expect the same version, and the second is refused.</summary>
    [System.ComponentModel.DataAnnotations.ConcurrencyCheck]
    public int Version { get; set; }

    /// <summary>The run that was started with it; null while it is a draft.</summary>
    public string? RunId { get; set; }

    /// <summary>When it was begun.</summary>
    public required DateTimeOffset CreatedAt { get; set; }

    /// <summary>When it last changed.</summary>
    public required DateTimeOffset UpdatedAt { get; set; }
}
