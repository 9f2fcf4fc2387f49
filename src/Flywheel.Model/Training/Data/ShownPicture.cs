namespace Flywheel.Model.Training.Data;

/// <summary>A picture in a conversation.</summary>
/// <param name="Picture">The picture.</param>
internal sealed record ShownPicture(TrainingPicture Picture) : ConversationPiece;
