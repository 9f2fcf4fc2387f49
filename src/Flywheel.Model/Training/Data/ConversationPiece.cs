namespace Flywheel.Model.Training.Data;

/// <summary>A piece of a turn: text that is learned or only read, or a picture.</summary>
internal abstract record ConversationPiece;
