using Flywheel.Model.Chat;

namespace Flywheel.Model.Interaction;

/// <summary>A question about a picture.</summary>
/// <param name="Picture">The picture.</param>
/// <param name="Question">The question, with its choices if it has any.</param>
public sealed record ThinkingRequest(Picture Picture, string Question)
{
    /// <summary>The words around the question; the figure language's by default.</summary>
    public ThinkingForm Form { get; init; } = ThinkingForm.Figure;

    /// <summary>How tokens are chosen; greedy by default.</summary>
    public SamplingSettings Sampling { get; init; } = new();

    /// <summary>The bounds.</summary>
    public ThinkingLimits Limits { get; init; } = new();
}
