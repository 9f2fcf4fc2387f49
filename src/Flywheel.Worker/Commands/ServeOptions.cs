using System.CommandLine;
using System.Net;
using Flywheel.Worker.Dashboard;

namespace Flywheel.Worker.Commands;

/// <summary>The options that say where the dashboard listens and who may come in.</summary>
internal sealed class ServeOptions
{
    private readonly Option<string> _address = new("--address")
    {
        Description = "The address to listen on. On any but loopback, people have to sign in (flywheel user add), over TLS.",
        DefaultValueFactory = _ => IPAddress.Loopback.ToString(),
    };

    private readonly Option<int> _port = new("--port") { Description = "The port; 0 takes a free one.", DefaultValueFactory = _ => DashboardOptions.DefaultPort };

    private readonly Option<int> _workers = new("--workers") { Description = "Jobs that this process does at a time; 0 to look on only.", HelpName = "W", DefaultValueFactory = _ => 1 };

    private readonly Option<string?> _certificate = new("--certificate")
    {
        Description = "PEM file of the certificate and those that vouch for it (default: one that vouches for itself, made once in the data folder).",
        HelpName = "FILE",
    };

    private readonly Option<string?> _key = new("--certificate-key") { Description = "PEM file of the certificate's private key.", HelpName = "FILE" };

    private readonly Option<bool> _behindProxy = new("--behind-proxy")
    {
        Description = "A proxy on this machine takes the connections over TLS and sends X-Forwarded-For and X-Forwarded-Proto.",
    };

    private readonly Option<string[]> _hosts = new("--host") { Description = "A name that the dashboard answers under where people sign in (default: any). May be given again.", HelpName = "NAME" };

    private readonly Option<double> _session = new("--session-hours")
    {
        Description = "How long a session lasts.",
        HelpName = "H",
        DefaultValueFactory = _ => new DashboardOptions { DataFolder = "" }.SessionLength.TotalHours,
    };

    private readonly Option<string[]> _models = new("--models") { Description = "A folder with trainings to show, beside those in the data folder. May be given again.", HelpName = "DIR" };

    /// <summary>Options with their rules.</summary>
    public ServeOptions()
    {
        _address.Require(a => IPAddress.TryParse(a, out _), "--address must be an IP address, such as 127.0.0.1 or 0.0.0.0.");
        _port.Require(p => p is >= 0 and <= 65_535, "--port must be 0 to 65535.");
        _workers.Require(n => n is >= 0 and <= 256, "--workers must be 0 to 256.");
        _models.Require(folders => folders.All(Directory.Exists), "--models must be a folder that is there.");
        _session.Require(h => h is >= 0.1 and <= 720, "--session-hours must be 0.1 to 720.");
    }

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        foreach (var option in new Option[] { _address, _port, _workers, _certificate, _key, _behindProxy, _hosts, _session, _models })
        {
            command.Options.Add(option);
        }
    }

    /// <summary>What a command line says.</summary>
    /// <exception cref="UsageException">Options contradict each other, or a file is not there.</exception>
    public DashboardOptions Read(ParseResult parsed, string dataFolder)
    {
        var options = new DashboardOptions
        {
            Address = IPAddress.Parse(parsed.GetRequiredValue(_address)),
            Port = parsed.GetValue(_port),
            Workers = parsed.GetValue(_workers),
            DataFolder = dataFolder,
            ModelFolders = [.. (parsed.GetValue(_models) ?? []).Select(Path.GetFullPath)],
            Certificate = Existing(parsed.GetValue(_certificate)),
            CertificateKey = Existing(parsed.GetValue(_key)),
            BehindProxy = parsed.GetValue(_behindProxy),
            Hosts = parsed.GetValue(_hosts) ?? [],
            SessionLength = TimeSpan.FromHours(parsed.GetValue(_session)),
        };
        return options.FindError() is { } error ? throw new UsageException(error) : options;
    }

    private static string? Existing(string? file) =>
        file is null || File.Exists(file) ? file is null ? null : Path.GetFullPath(file) : throw new UsageException($"There is no file {file}.");
}
