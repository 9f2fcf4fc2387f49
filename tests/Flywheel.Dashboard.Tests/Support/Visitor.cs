using System.Net;
using System.Net.Security;
using System.Security.Cryptography;

namespace Flywheel.Dashboard.Tests.Support;

/// <summary>A browser as far as cookies and forms go: keeps the one, fills in the other, follows no redirect.</summary>
internal sealed class Visitor : IDisposable
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

    public FormClient Forms => new(Client);

    public Task<HttpResponseMessage> GetAsync(string path) => Client.GetAsync(path);

    public Task<FormAnswer> SignInAsync(string name, string password, string returnUrl = "/") =>
        Forms.SendAsync("/sign-in", "/sign-in", ("name", name), ("password", password), ("returnUrl", returnUrl));

    /// <summary>Sends a form of a page that only some may see, with the token of one that everybody sees who has signed in.</summary>
    public Task<FormAnswer> SendAsync(string path, params IEnumerable<(string Name, string? Value)> fields) => Forms.SendAsync("/account", path, fields);

    public void Dispose() => Client.Dispose();
}
