using Flywheel.Synthesis.Problems;

namespace Flywheel.Synthesis.Expansion;

/// <summary>What an operator adds to a problem.</summary>
public sealed record Expansion
{
    /// <summary>Figure code that is appended to the parent's; empty if the construction works on the picture as it is.</summary>
    public required string Figure { get; init; }

    /// <summary>What follows the parent's question.</summary>
    public required string Question { get; init; }

    /// <summary>The step that follows the parent's, without the parent's conclusion.</summary>
    public required ThinkingStep Step { get; init; }

    /// <summary>The new conclusion, which ends by stating the new answer.</summary>
    public required string Conclusion { get; init; }

    /// <summary>Computes the new answer, an expression or statements that end in <c>return</c>; <c>{0}</c> stands for the parent's answer.</summary>
    public required string AnswerCode { get; init; }

    /// <summary>The new answer for an answer of the parent; null where the operator does not suit that answer.</summary>
    public required Func<Answer, Answer?> Apply { get; init; }

    /// <summary>
    /// Whether <see cref="Apply"/> holds for the parent's variant, too; not where the construction depends on what the variant changes.
    /// </summary>
    public bool SuitsVariant { get; init; } = true;
}
