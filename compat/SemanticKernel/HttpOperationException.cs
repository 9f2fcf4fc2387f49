using System.Net;

namespace Microsoft.SemanticKernel;

/// <summary>A request to a model's server failed.</summary>
public class HttpOperationException : Exception
{
    public HttpOperationException()
    {
    }

    public HttpOperationException(string? message)
        : base(message)
    {
    }

    public HttpOperationException(string? message, Exception? innerException)
        : base(message, innerException)
    {
    }

    public HttpOperationException(HttpStatusCode? statusCode, string? responseContent, string? message, Exception? innerException)
        : base(message, innerException)
    {
        (StatusCode, ResponseContent) = (statusCode, responseContent);
    }

    /// <summary>Null where the server was not reached.</summary>
    public HttpStatusCode? StatusCode { get; set; }

    public string? ResponseContent { get; set; }
}
