using System.Net.Http.Headers;
using System.Text.RegularExpressions;

namespace Flywheel.Dashboard.Tests.Support;

/// <summary>Sends forms with their pages' tokens, as a browser without scripts does.</summary>
/// <param name="Client">Reaches the dashboard; whether cookies are kept and redirects followed is its business.</param>
internal sealed partial record FormClient(HttpClient Client)
{
    /// <summary>What tokens are called in forms.</summary>
    public const string TokenField = "__RequestVerificationToken";

    /// <summary>Whether a form brings along the cookies that its page set, for a client that keeps none.</summary>
    public bool BringsCookies { get; init; }

    /// <summary>Whether forms are sent as the pages' scripts send them.</summary>
    public bool IsScript { get; init; }

    /// <summary>Whether the server is asked before a form is sent, so that its refusal is read before the connection breaks.</summary>
    public bool AsksFirst { get; init; }

    /// <summary>The token in a page's forms.</summary>
    public static string TokenOf(string html) =>
        Token().Match(html) is { Success: true } token ? token.Groups["token"].Value : throw new InvalidOperationException("The page has no form.");

    /// <summary>Opens a page and reads its token, for what is no plain form.</summary>
    public async Task<string> TokenAsync(string page) => TokenOf(await Client.GetStringAsync(page));

    /// <summary>Opens a page and sends its form.</summary>
    public async Task<FormAnswer> SendAsync(string page, string action, params IEnumerable<(string Name, string? Value)> fields)
    {
        using var shown = await Client.GetAsync(page);
        var html = await shown.EnsureSuccessStatusCode().Content.ReadAsStringAsync();
        return await PostAsync(action, TokenOf(html), BringsCookies ? CookiesOf(shown.Headers) : null, fields);
    }

    /// <summary>Sends the form of a page that was read before, or that was never read.</summary>
    /// <param name="action">Where it goes.</param>
    /// <param name="token">The page's token; null for a form without.</param>
    /// <param name="fields">What it says; fields without a value are left out, as boxes are that nobody ticked.</param>
    public Task<FormAnswer> PostAsync(string action, string? token, params IEnumerable<(string Name, string? Value)> fields) => PostAsync(action, token, cookies: null, fields);

    private async Task<FormAnswer> PostAsync(string action, string? token, string? cookies, IEnumerable<(string Name, string? Value)> fields)
    {
        var filled = fields.Append((TokenField, token)).Where(f => f.Item2 is not null).Select(f => KeyValuePair.Create(f.Item1, f.Item2!));
        using var request = new HttpRequestMessage(HttpMethod.Post, action) { Content = new FormUrlEncodedContent(filled) };
        request.Headers.ExpectContinue = AsksFirst;
        if (IsScript)
        {
            request.Headers.Add("X-Requested-With", "fetch");
        }

        if (cookies is not null)
        {
            request.Headers.Add("Cookie", cookies);
        }

        using var response = await Client.SendAsync(request);
        return new FormAnswer(response.StatusCode, await response.Content.ReadAsStringAsync(), response.Headers.Location?.OriginalString) { Headers = response.Headers };
    }

    private static string? CookiesOf(HttpResponseHeaders headers) =>
        headers.TryGetValues("Set-Cookie", out var cookies) ? string.Join("; ", cookies.Select(c => c.Split(';')[0])) : null;

    [GeneratedRegex("name=\"" + TokenField + "\" type=\"hidden\" value=\"(?<token>[^\"]+)\"", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Token();
}
