using System.ComponentModel.DataAnnotations.Schema;
using Microsoft.EntityFrameworkCore;

namespace Flywheel.Knowledge.Storage;

/// <summary>A visual tool: a documented function of the figure language.</summary>
[Table("tools")]
[PrimaryKey(nameof(Id))]
public sealed class ToolRow
{
    /// <summary>The function's name.</summary>
    public required string Id { get; set; }

    /// <summary>Name and parameters as declared, without the body.</summary>
    public required string Signature { get; set; }

    /// <summary>What it draws, in a sentence.</summary>
    public required string Summary { get; set; }

    /// <summary>A call of it, as a program of its own.</summary>
    public required string Example { get; set; }

    /// <summary>The figure kinds it fits, sorted.</summary>
    public required string[] FigureKinds { get; set; }

    /// <summary>The function's full source.</summary>
    public required string Source { get; set; }

    /// <summary>Where it came from.</summary>
    public ToolOrigin Origin { get; set; }

    /// <summary>When it was first stored or last changed.</summary>
    public required DateTimeOffset ImportedAt { get; set; }
}
