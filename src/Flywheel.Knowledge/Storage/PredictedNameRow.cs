using System.ComponentModel.DataAnnotations.Schema;
using Microsoft.EntityFrameworkCore;

namespace Flywheel.Knowledge.Storage;

/// <summary>A name that stands for all predictions of one thing: something known, or something new.</summary>
[Table("predicted_names")]
[PrimaryKey(nameof(Kind), nameof(Domain), nameof(Name))]
public sealed class PredictedNameRow
{
    /// <summary>What was predicted.</summary>
    public PredictionKind Kind { get; set; }

    /// <summary>Id of the domain for knowledge; empty for a tool.</summary>
    public required string Domain { get; set; }

    /// <summary>The name.</summary>
    public required string Name { get; set; }

    /// <summary>The node or tool that it means; null for something new. A new tool that runs is one of the tools under its name.</summary>
    public string? KnownId { get; set; }

    /// <summary>When it was first merged.</summary>
    public required DateTimeOffset At { get; set; }
}
