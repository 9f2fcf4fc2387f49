namespace Flywheel.Model.Training.Data;

/// <summary>A stretch of a conversation's text.</summary>
/// <param name="Text">The text.</param>
/// <param name="IsLearned">Whether the model writes it, and so learns it.</param>
internal sealed record WrittenText(string Text, bool IsLearned) : ConversationPiece;
