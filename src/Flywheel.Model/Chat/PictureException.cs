namespace Flywheel.Model.Chat;

/// <summary>A picture from outside is refused.</summary>
/// <param name="message">Why, as a sentence.</param>
public sealed class PictureException(string message) : Exception(message);
