namespace Flywheel.Model.Serving;

/// <summary>A request is wrong.</summary>
/// <param name="parameter">Where: a path into the request, such as <c>messages[1].content</c>.</param>
/// <param name="message">What, as a sentence.</param>
internal sealed class ServedRequestException(string parameter, string message) : Exception(message)
{
    /// <summary>Where.</summary>
    public string Parameter { get; } = parameter;
}
