using System.Net;
using System.Text.RegularExpressions;

namespace Flywheel.Dashboard.Tests.Support;

/// <summary>Sends forms as a browser without scripts does: with the page's token and cookies, and without following redirects.</summary>
internal sealed partial class FormClient : IDisposable
{
    private readonly HttpClient _client;

    public FormClient(DashboardFixture fixture) =>
        _client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, AutomaticDecompression = DecompressionMethods.All }) { BaseAddress = fixture.Server.Address };

    /// <summary>Whether the forms are sent as the pages' scripts send them.</summary>
    public bool IsScript { get; init; }

    /// <summary>Whether the server is asked before a form is sent, so that its refusal is read before the connection breaks.</summary>
    public bool AsksFirst { get; init; }

    public Task<string> GetAsync(string path) => _client.GetStringAsync(path);

    /// <summary>Opens a page and sends its form.</summary>
    public async Task<(HttpStatusCode Status, string Html, string? Location)> PostAsync(string page, string path, params IEnumerable<(string Name, string? Value)> fields)
    {
        var token = WebUtility.HtmlDecode(Token().Match(await GetAsync(page)).Groups["token"].Value);
        return await SendAsync(path, [.. fields, ("__RequestVerificationToken", token)]);
    }

    /// <summary>Sends a form as it is.</summary>
    public async Task<(HttpStatusCode Status, string Html, string? Location)> SendAsync(string path, params IEnumerable<(string Name, string? Value)> fields)
    {
        using var content = new FormUrlEncodedContent(fields.Where(f => f.Value is not null).Select(f => KeyValuePair.Create(f.Name, f.Value!)));
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = content };
        request.Headers.ExpectContinue = AsksFirst;
        if (IsScript)
        {
            request.Headers.Add("X-Requested-With", "fetch");
        }

        using var response = await _client.SendAsync(request);
        return (response.StatusCode, await response.Content.ReadAsStringAsync(), response.Headers.Location?.ToString());
    }

    public void Dispose() => _client.Dispose();

    [GeneratedRegex("name=\"__RequestVerificationToken\" type=\"hidden\" value=\"(?<token>[^\"]+)\"", RegexOptions.NonBacktracking)]
    private static partial Regex Token();
}
