namespace Flywheel.Synthesis.Datasets;

/// <summary>A turn of a conversation.</summary>
/// <param name="Role"><c>system</c>, <c>user</c> or <c>assistant</c>.</param>
/// <param name="Content">The text, with the places of pictures in it.</param>
internal sealed record ConversationTurn(string Role, string Content);
