using System.Net;
using System.Net.Http.Headers;

namespace Flywheel.Dashboard.Tests.Support;

/// <summary>What a form was answered with.</summary>
/// <param name="Status">The status.</param>
/// <param name="Html">The page that came back.</param>
/// <param name="Location">Where the answer leads; null if it leads nowhere.</param>
internal sealed record FormAnswer(HttpStatusCode Status, string Html, string? Location)
{
    /// <summary>The page with its entities resolved.</summary>
    public string Text => WebUtility.HtmlDecode(Html);

    public required HttpResponseHeaders Headers { get; init; }
}
