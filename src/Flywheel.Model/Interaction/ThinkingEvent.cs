namespace Flywheel.Model.Interaction;

/// <summary>Something that happened while the model thinks.</summary>
public abstract record ThinkingEvent;
