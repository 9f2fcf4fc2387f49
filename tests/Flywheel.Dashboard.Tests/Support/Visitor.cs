using System.Net;
using System.Net.Security;
using System.Security.Cryptography;
using System.Text.RegularExpressions;

namespace Flywheel.Dashboard.Tests.Support;

/// <summary>A browser as far as cookies and forms go: keeps the one, fills in the other, follows no redirect.</summary>
internal sealed partial class Visitor : IDisposable
{
    public Visitor(Uri address, string? fingerprint)
    {
        var handler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            CookieContainer = Cookies,
            AutomaticDecompression = DecompressionMethods.All,
            SslOptions = new SslClientAuthenticationOptions
            {
                RemoteCertificateValidationCallback = (_, certificate, _, _) => certificate is not null && Convert.ToHexString(SHA256.HashData(certificate.GetRawCertData())) == fingerprint,
            },
        };
        Client = new HttpClient(handler) { BaseAddress = address };
    }

    public HttpClient Client { get; }

    public CookieContainer Cookies { get; } = new();

    public Task<HttpResponseMessage> GetAsync(string path) => Client.GetAsync(path);

    public async Task<HttpResponseMessage> SignInAsync(string name, string password, string returnUrl = "/") =>
        await PostAsync("/sign-in", await TokenAsync("/sign-in"), ("name", name), ("password", password), ("returnUrl", returnUrl));

    /// <summary>Sends a form as the page itself would, with its token.</summary>
    public async Task<HttpResponseMessage> SendAsync(string path, params (string Name, string Value)[] fields) => await PostAsync(path, await TokenAsync("/account"), fields);

    /// <summary>Sends a form with a token, or none.</summary>
    public async Task<HttpResponseMessage> PostAsync(string path, string? token, params (string Name, string Value)[] fields)
    {
        var values = fields.Select(f => KeyValuePair.Create(f.Name, f.Value));
        using var form = new FormUrlEncodedContent(token is null ? values : values.Append(KeyValuePair.Create("__RequestVerificationToken", token)));
        return await Client.PostAsync(path, form);
    }

    /// <summary>The token of a page's forms.</summary>
    public async Task<string> TokenAsync(string path)
    {
        var html = await Client.GetStringAsync(path);
        return Token().Match(html) is { Success: true } token ? token.Groups["value"].Value : throw new InvalidOperationException($"{path} has no form.");
    }

    public void Dispose() => Client.Dispose();

    [GeneratedRegex("name=\"__RequestVerificationToken\" type=\"hidden\" value=\"(?<value>[^\"]+)\"", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Token();
}
