using System.Diagnostics;
using System.Text.RegularExpressions;

namespace Flywheel.Worker.Postgres;

/// <summary>The Postgres programs of one version.</summary>
/// <param name="Folder">Where initdb, pg_ctl and postgres lie.</param>
/// <param name="Version">The major version.</param>
internal sealed partial record PostgresBinaries(string Folder, int Version)
{
    /// <summary>Where distributions put each version in a folder of its own, named by the version.</summary>
    private const string InstalledVersions = "/usr/lib/postgresql";

    private const string InstallRemedy = "Run ./flywheel setup, or: apt-get install postgresql";

    public string Initdb => Path.Combine(Folder, "initdb");

    public string PgCtl => Path.Combine(Folder, "pg_ctl");

    /// <summary>Finds the programs: in the given folder, else the newest installed ones, else on the path.</summary>
    /// <param name="folder">The only folder to look in; null for all.</param>
    /// <param name="clusterVersion">The version that a cluster needs; null for any.</param>
    /// <param name="clusterFolder">That cluster, for messages.</param>
    /// <exception cref="LocalPostgresException">There are none, or none of that version.</exception>
    public static PostgresBinaries Find(string? folder, int? clusterVersion, string clusterFolder)
    {
        var found = (folder is null ? Candidates() : [folder]).Select(Probe).OfType<PostgresBinaries>().ToArray();
        if (found.Length == 0)
        {
            throw folder is null
                ? new LocalPostgresException("PostgreSQL is not installed.", $"searched {InstalledVersions}/*/bin and PATH", InstallRemedy)
                : new LocalPostgresException("This folder holds no PostgreSQL programs.", folder, $"Correct {LocalPostgresOptions.BinariesVariable}, or unset it. {InstallRemedy}");
        }

        return Array.Find(found, binaries => clusterVersion is null || binaries.Version == clusterVersion)
            ?? throw new LocalPostgresException(
                $"The database was made by PostgreSQL {clusterVersion}, but only {string.Join(", ", found.Select(binaries => binaries.Version).Distinct())} is here.",
                clusterFolder,
                $"Install version {clusterVersion} (apt-get install postgresql-{clusterVersion}), or upgrade the folder with pg_upgrade, or move it away to start anew.");
    }

    private static IEnumerable<string> Candidates()
    {
        var versions = Directory.Exists(InstalledVersions) ? Directory.GetDirectories(InstalledVersions) : [];
        return versions
            .OrderByDescending(version => int.TryParse(Path.GetFileName(version), out var number) ? number : 0)
            .Select(version => Path.Combine(version, "bin"))
            .Concat((Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries));
    }

    private static PostgresBinaries? Probe(string folder)
    {
        if (!File.Exists(Path.Combine(folder, "initdb")) || !File.Exists(Path.Combine(folder, "pg_ctl")) || !File.Exists(Path.Combine(folder, "postgres")))
            return null;

        // /usr/lib/postgresql/15/bin says its version; other folders are asked.
        var parent = Path.GetDirectoryName(folder);
        if (Path.GetDirectoryName(parent) == InstalledVersions && int.TryParse(Path.GetFileName(parent), out var version))
            return new PostgresBinaries(folder, version);
        return AskVersion(folder) is { } asked ? new PostgresBinaries(folder, asked) : null;
    }

    private static int? AskVersion(string folder)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(Path.Combine(folder, "postgres"), ["--version"]) { RedirectStandardOutput = true, UseShellExecute = false });
            var match = VersionNumber().Match(process?.StandardOutput.ReadToEnd() ?? "");
            return match.Success ? int.Parse(match.Value) : null;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }

    [GeneratedRegex(@"(?<=\) )\d+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex VersionNumber();
}
