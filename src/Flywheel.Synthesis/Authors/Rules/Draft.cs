using System.Collections.Immutable;
using Flywheel.Synthesis.Problems;

namespace Flywheel.Synthesis.Authors.Rules;

/// <summary>What a family writes; the author adds identity and knowledge to make a <see cref="Problem"/> of it.</summary>
public sealed record Draft
{
    /// <summary>The program that draws the picture.</summary>
    public required string FigureCode { get; init; }

    /// <summary>The question, without the choices.</summary>
    public required string Question { get; init; }

    /// <summary>One to three steps of thought and code.</summary>
    public required ImmutableArray<ThinkingStep> Steps { get; init; }

    /// <summary>The conclusion, which ends by stating the answer.</summary>
    public required string Conclusion { get; init; }

    /// <summary>The answer.</summary>
    public required Answer Answer { get; init; }

    /// <summary>The choices, if <see cref="Answer"/> is one of them.</summary>
    public ImmutableArray<Choice> Choices { get; init; } = [];

    /// <summary>Computes the answer from the inventory.</summary>
    public required string AnswerCode { get; init; }

    /// <summary>The same problem with one number changed; null where there is none.</summary>
    public Variant? Variant { get; init; }

    /// <summary>Names of the visual tools that the steps call.</summary>
    public ImmutableArray<string> Tools { get; init; } = [];
}
