namespace Flywheel.Model.Interaction;

/// <summary>The last event.</summary>
/// <param name="Transcript">All of it.</param>
public sealed record ThinkingEnded(ThinkingTranscript Transcript) : ThinkingEvent;
