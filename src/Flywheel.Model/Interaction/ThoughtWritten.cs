namespace Flywheel.Model.Interaction;

/// <summary>The model's turn grew: by the model's own words, a tag, or what the sandbox returned.</summary>
/// <param name="Text">What was added; pictures are written as <c>&lt;image&gt;</c>.</param>
public sealed record ThoughtWritten(string Text) : ThinkingEvent;
