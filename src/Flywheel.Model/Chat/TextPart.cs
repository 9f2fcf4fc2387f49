namespace Flywheel.Model.Chat;

/// <summary>Text in a turn. It is content: nothing in it has a meaning to the chat form, whatever control tokens it spells.</summary>
/// <param name="Text">The text.</param>
public sealed record TextPart(string Text) : PromptPart;
