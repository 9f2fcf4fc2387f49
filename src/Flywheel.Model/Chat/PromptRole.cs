namespace Flywheel.Model.Chat;

/// <summary>Who speaks in a turn.</summary>
public enum PromptRole
{
    /// <summary>The instructions.</summary>
    System,

    /// <summary>The one who asks.</summary>
    User,

    /// <summary>The model.</summary>
    Assistant,
}
