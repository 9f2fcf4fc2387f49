using System.Collections.Immutable;
using Flywheel.Model.Chat;

namespace Flywheel.Model.Interaction;

/// <summary>What the model wrote and what the sandbox returned to it.</summary>
/// <param name="Outcome">How it ended.</param>
/// <param name="Answer">The last answer that the model itself gave, trimmed; null for none.</param>
/// <param name="Turn">The assistant's turn: text and the sandbox's pictures, in order.</param>
/// <param name="Runs">The code that was run.</param>
/// <param name="Segments">Segments generated.</param>
/// <param name="PromptTokens">Tokens read over all segments; 0 where the generator does not count.</param>
/// <param name="CompletionTokens">Tokens written; where the generator does not count, its pieces.</param>
/// <param name="Elapsed">Wall time.</param>
public sealed record ThinkingTranscript(
    ThinkingOutcome Outcome,
    string? Answer,
    ImmutableArray<PromptPart> Turn,
    ImmutableArray<CodeRan> Runs,
    int Segments,
    int PromptTokens,
    int CompletionTokens,
    TimeSpan Elapsed)
{
    /// <summary>The turn as text; pictures are written as <c>&lt;image&gt;</c>.</summary>
    public string Text => string.Concat(Turn.Select(p => p is TextPart text ? text.Text : "<image>"));

    /// <summary>The last picture that the model was shown by the sandbox; null for none.</summary>
    public Picture? LastPicture => Runs.SelectMany(r => r.Shown).LastOrDefault();
}
