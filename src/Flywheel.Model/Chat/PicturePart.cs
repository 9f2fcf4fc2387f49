namespace Flywheel.Model.Chat;

/// <summary>A picture in a turn.</summary>
/// <param name="Picture">The picture.</param>
public sealed record PicturePart(Picture Picture) : PromptPart;
