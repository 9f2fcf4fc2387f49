using System.Net;
using System.Net.NetworkInformation;
using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Flywheel.Worker.Dashboard.Security;

/// <summary>
/// The certificate of connections over TLS: the one in the user's files, read again when they change, or one that vouches for itself, made
/// once and kept in the data folder for its user's eyes only.
/// </summary>
internal sealed class DashboardCertificate
{
    private static readonly TimeSpan s_lifetime = TimeSpan.FromDays(825);
    private static readonly TimeSpan s_renewal = TimeSpan.FromDays(30);
    private static readonly TimeSpan s_lookInterval = TimeSpan.FromMinutes(1);

    private readonly string _certificateFile;
    private readonly string _keyFile;
    private readonly TimeProvider _time;
    private readonly Lock _reading = new();
    private SslStreamCertificateContext _current;
    private (DateTime, DateTime) _written;
    private long _looked;

    private DashboardCertificate(string certificateFile, string keyFile, TimeProvider time)
    {
        (_certificateFile, _keyFile, _time) = (certificateFile, keyFile, time);
        (_written, _looked) = (LastWritten(), time.GetTimestamp());
        _current = Read();
    }

    /// <summary>The SHA-256 fingerprint, as browsers show it.</summary>
    public string Fingerprint => string.Join(':', SHA256.HashData(_current.TargetCertificate.RawData).Select(b => b.ToString("X2")));

    /// <summary>Reads the options' certificate, or makes one where they name none.</summary>
    /// <exception cref="IOException">A file cannot be read or written.</exception>
    /// <exception cref="CryptographicException">A file holds no certificate or no key, or they do not belong together.</exception>
    public static DashboardCertificate Open(DashboardOptions options, TimeProvider time)
    {
        if (options is { Certificate: { } certificate, CertificateKey: { } key })
        {
            return new DashboardCertificate(certificate, key, time);
        }

        var file = Path.Combine(Directory.CreateDirectory(Path.Combine(options.DataFolder, "dashboard")).FullName, "certificate.pem");
        if (!IsGood(file, time))
        {
            Write(file, Make(time));
        }

        return new DashboardCertificate(file, file, time);
    }

    /// <summary>What a connection is made with; the files are looked at again once a minute, as certificates are renewed while servers run.</summary>
    public SslServerAuthenticationOptions Authenticate()
    {
        lock (_reading)
        {
            if (_time.GetElapsedTime(_looked) > s_lookInterval)
            {
                _looked = _time.GetTimestamp();
                Reload();
            }

            return new SslServerAuthenticationOptions { ServerCertificateContext = _current };
        }
    }

    private static bool IsGood(string file, TimeProvider time)
    {
        try
        {
            using var certificate = X509Certificate2.CreateFromPemFile(file);
            return certificate.NotAfter.ToUniversalTime() > (time.GetUtcNow() + s_renewal).UtcDateTime;
        }
        catch (Exception e) when (e is IOException or CryptographicException)
        {
            return false;
        }
    }

    private static string Make(TimeProvider time)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=VThinker dashboard", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("localhost");
        if (Uri.CheckHostName(Environment.MachineName) == UriHostNameType.Dns)
        {
            names.AddDnsName(Environment.MachineName);
        }

        foreach (var address in Addresses())
        {
            names.AddIpAddress(address);
        }

        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: false, hasPathLengthConstraint: false, 0, critical: true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature, critical: true));
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid("1.3.6.1.5.5.7.3.1")], critical: false));
        var now = time.GetUtcNow();
        using var certificate = request.CreateSelfSigned(now.AddHours(-1), now + s_lifetime);
        return $"{certificate.ExportCertificatePem()}\n{key.ExportPkcs8PrivateKeyPem()}\n";
    }

    private static IEnumerable<IPAddress> Addresses() => NetworkInterface.GetAllNetworkInterfaces()
        .SelectMany(network => network.GetIPProperties().UnicastAddresses)
        .Select(unicast => unicast.Address)
        .Append(IPAddress.Loopback)
        .Append(IPAddress.IPv6Loopback)
        .Where(address => !address.IsIPv6LinkLocal)
        .Distinct();

    private static void Write(string file, string text)
    {
        var aside = $"{file}.{Guid.NewGuid():N}";
        var creation = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            creation.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using (var stream = new FileStream(aside, creation))
        using (var writer = new StreamWriter(stream))
        {
            writer.Write(text);
        }

        File.Move(aside, file, overwrite: true);
    }

    private void Reload()
    {
        try
        {
            var written = LastWritten();
            if (written != _written)
            {
                (_current, _written) = (Read(), written);
            }
        }
        catch (Exception e) when (e is IOException or CryptographicException or UnauthorizedAccessException)
        {
            // Between the writing of two files that belong together; the one in use serves until they do.
        }
    }

    private (DateTime, DateTime) LastWritten() => (File.GetLastWriteTimeUtc(_certificateFile), File.GetLastWriteTimeUtc(_keyFile));

    private SslStreamCertificateContext Read()
    {
        var certificate = X509Certificate2.CreateFromPemFile(_certificateFile, _keyFile);
        var chain = new X509Certificate2Collection();
        chain.ImportFromPemFile(_certificateFile);
        return SslStreamCertificateContext.Create(certificate, chain, offline: true);
    }
}
