using System.Collections.Immutable;
using System.Net;

namespace Flywheel.Worker.Dashboard;

/// <summary>Where the dashboard listens, and what it may show.</summary>
public sealed record DashboardOptions
{
    /// <summary>The port unless something else is said.</summary>
    public const int DefaultPort = 5080;

    /// <summary>The address that it listens on. On any but loopback, people have to sign in.</summary>
    public IPAddress Address { get; init; } = IPAddress.Loopback;

    /// <summary>The port; 0 for a free one.</summary>
    public int Port { get; init; } = DefaultPort;

    /// <summary>The data folder: keys of cookies, pictures that were drawn, and trained models are in it. An absolute path.</summary>
    public required string DataFolder { get; init; }

    /// <summary>Folders of trainings beside the data folder; absolute paths.</summary>
    public ImmutableArray<string> ModelFolders { get; init; } = [];

    /// <summary>Jobs that are done in this process at a time; 0 to look on only.</summary>
    public int Workers { get; init; } = 1;

    /// <summary>A PEM file with the certificate and those that vouch for it, for addresses other than loopback; null for one that the dashboard makes itself.</summary>
    public string? Certificate { get; init; }

    /// <summary>The PEM file with the certificate's private key.</summary>
    public string? CertificateKey { get; init; }

    /// <summary>Whether a proxy on this machine takes the connections over TLS and passes them on. People have to sign in then, on any address.</summary>
    public bool BehindProxy { get; init; }

    /// <summary>The names that it answers under where people sign in; none for any.</summary>
    public IReadOnlyList<string> Hosts { get; init; } = [];

    /// <summary>How long a session lasts before its person has to sign in again.</summary>
    public TimeSpan SessionLength { get; init; } = TimeSpan.FromHours(12);

    /// <summary>Whether people have to sign in.</summary>
    public bool RequiresSignIn => BehindProxy || !IPAddress.IsLoopback(Address);

    /// <summary>Whether connections are over TLS with a certificate of the dashboard.</summary>
    public bool HasOwnCertificate => RequiresSignIn && !BehindProxy;

    /// <summary>What is wrong with the options; null for nothing.</summary>
    public string? FindError() => this switch
    {
        { Certificate: null, CertificateKey: not null } or { Certificate: not null, CertificateKey: null } => "--certificate and --certificate-key go together.",
        { Certificate: not null, BehindProxy: true } => "--certificate is for connections that come straight to the dashboard; behind a proxy, the proxy has the certificate.",
        { Certificate: not null, RequiresSignIn: false } => "--certificate is for addresses other than loopback; say --address too.",
        { SessionLength.TotalMinutes: < 5 } or { SessionLength.TotalDays: > 30 } => "A session lasts 5 minutes to 30 days.",
        _ => null,
    };
}
