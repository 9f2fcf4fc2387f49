using System.ComponentModel.DataAnnotations.Schema;
using Microsoft.EntityFrameworkCore;

namespace Flywheel.Knowledge.Storage;

/// <summary>A name that a model gave for knowledge or a tool of one problem: the provenance of predicted names.</summary>
[Table("predictions")]
[PrimaryKey(nameof(ProblemId), nameof(Kind), nameof(Name))]
public sealed class PredictionRow
{
    /// <summary>The problem.</summary>
    public required string ProblemId { get; set; }

    /// <summary>Its run.</summary>
    public required string RunId { get; set; }

    /// <summary>What was predicted.</summary>
    public PredictionKind Kind { get; set; }

    /// <summary>The name, in the model's own words.</summary>
    public required string Name { get; set; }

    /// <summary>Who predicted: the author's name.</summary>
    public required string Author { get; set; }

    /// <summary>Id of the problem's domain for knowledge; empty for a tool, which has none.</summary>
    public required string Domain { get; set; }

    /// <summary>The predicted name that it was merged into; null until that happened.</summary>
    public string? MergedInto { get; set; }

    /// <summary>A tool's name and parameters as declared, where the problem declares it.</summary>
    public string? Signature { get; set; }

    /// <summary>A tool's source, where the problem declares it.</summary>
    public string? Source { get; set; }

    /// <summary>Calls of the tool, where the problem declares it.</summary>
    public string? Example { get; set; }
}
