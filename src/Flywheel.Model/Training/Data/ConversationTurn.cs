using System.Collections.Immutable;

namespace Flywheel.Model.Training.Data;

/// <summary>A turn of a conversation to learn from.</summary>
/// <param name="Role">system, user or assistant.</param>
/// <param name="Pieces">Text and pictures, in order.</param>
/// <param name="IsLearned">Whether the model is to learn to end the turn where it ends.</param>
internal sealed record ConversationTurn(string Role, ImmutableArray<ConversationPiece> Pieces, bool IsLearned);
