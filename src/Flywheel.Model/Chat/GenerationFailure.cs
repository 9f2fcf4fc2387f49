namespace Flywheel.Model.Chat;

/// <summary>Failures that a caller may treat differently.</summary>
public enum GenerationFailure
{
    /// <summary>The request is wrong, too long or of a kind that the model does not take; asking again will not help.</summary>
    Request,

    /// <summary>The server wants another key.</summary>
    Credentials,

    /// <summary>The server was busy or failing for as long as we tried; later may be better.</summary>
    Unavailable,

    /// <summary>It took longer than allowed.</summary>
    Timeout,

    /// <summary>The reply broke off or is no reply that we understand.</summary>
    Reply,
}
