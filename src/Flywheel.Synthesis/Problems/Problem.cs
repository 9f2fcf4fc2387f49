using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Flywheel.Synthesis.Problems;

/// <summary>A question about a picture, the interactive thinking that answers it, and the means to verify both.</summary>
public sealed record Problem
{
    /// <summary>Unique and reproducible: made of run, cell and candidate index (and of the parent's id for an expansion).</summary>
    public required string Id { get; init; }

    /// <summary>The run that it was made in.</summary>
    public required string Run { get; init; }

    /// <summary>Everything random in it follows from this seed.</summary>
    public required ulong Seed { get; init; }

    /// <summary>The problem that this one was expanded or regenerated from; null for a root.</summary>
    public string? Parent { get; init; }

    /// <summary>How it came from its parent.</summary>
    public Lineage Lineage { get; init; }

    /// <summary>Nominal difficulty: 0 for a root, one more for each expansion.</summary>
    public int Level { get; init; }

    /// <summary>Who wrote it: <c>rules</c>, or <c>model:</c> and the model's name.</summary>
    public required string Author { get; init; }

    /// <summary>The problem family, or the operator chain for expansions: <c>triangle-angle-sum+inset-dial</c>.</summary>
    public required string Family { get; init; }

    /// <summary>Name of the knowledge domain.</summary>
    public required string Domain { get; init; }

    /// <summary>The figure kind.</summary>
    public required string FigureKind { get; init; }

    /// <summary>Ids of the knowledge nodes that it exercises: the principle first, then its companions.</summary>
    public ImmutableArray<string> Knowledge { get; init; } = [];

    /// <summary>Names of the visual tools that its steps use.</summary>
    public ImmutableArray<string> Tools { get; init; } = [];

    /// <summary>The question, without the choices.</summary>
    public required string Question { get; init; }

    /// <summary>The choices; empty for an open question.</summary>
    public ImmutableArray<Choice> Choices { get; init; } = [];

    /// <summary>The answer.</summary>
    public required Answer Answer { get; init; }

    /// <summary>The program that draws the picture.</summary>
    public required string FigureCode { get; init; }

    /// <summary>The interactive thinking, at least one step.</summary>
    public ImmutableArray<ThinkingStep> Steps { get; init; } = [];

    /// <summary>What is concluded from the steps; its last words state the answer.</summary>
    public required string Conclusion { get; init; }

    /// <summary>An expression, or statements that end in <c>return</c>, over the picture's inventory that computes <see cref="Answer"/>'s value.</summary>
    public required string AnswerCode { get; init; }

    /// <summary>The same problem with one number changed; null where the author gives none.</summary>
    public Variant? Variant { get; init; }

    /// <summary>The question followed by its choices, one a line, as a solver sees it.</summary>
    [JsonIgnore]
    public string FullQuestion => Choices.Length == 0
        ? Question
        : $"{Question}\n{string.Join('\n', Choices.Select(c => $"{c.Letter}. {c.Text}"))}";
}
