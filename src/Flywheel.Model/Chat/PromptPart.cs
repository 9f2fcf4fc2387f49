namespace Flywheel.Model.Chat;

/// <summary>A part of a turn: text or a picture.</summary>
public abstract record PromptPart;
