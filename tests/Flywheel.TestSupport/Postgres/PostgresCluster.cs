using System.Diagnostics;
using Npgsql;

namespace Flywheel.TestSupport.Postgres;

/// <summary>
/// A Postgres cluster of its own in a temporary folder, on a Unix socket. It is removed when the process ends, however it ends: a watcher
/// waits for the end of its standard input.
/// </summary>
public sealed class PostgresCluster : IDisposable
{
    private const string WatcherScript = "trap '' INT TERM; cat >/dev/null; \"$1/pg_ctl\" -D \"$2/data\" -m immediate stop >/dev/null 2>&1; rm -rf \"$2\"";

    private static readonly Lazy<PostgresCluster> shared = new(() => new PostgresCluster());

    private readonly string binaries = FindBinaries();
    private readonly string folder;
    private readonly Process watcher;

    /// <summary>Makes and starts a cluster.</summary>
    public PostgresCluster()
    {
        folder = Directory.CreateTempSubdirectory("pg-test-").FullName;
        if (Environment.IsPrivilegedProcess)
            Execute("chown", "postgres", folder);
        watcher = Process.Start(AsOwner("sh", "-c", WatcherScript, "watcher", binaries, folder))!;
        // Commits outlive a crash of the server, but need not outlive one of the machine.
        Run("initdb", "-D", DataFolder, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync");
        File.AppendAllText(
            Path.Combine(DataFolder, "postgresql.conf"),
            $"""

            listen_addresses = ''
            unix_socket_directories = '{folder}'
            fsync = off
            full_page_writes = off
            max_connections = 300
            shared_buffers = 64MB

            """);
        Start();
    }

    /// <summary>The one of this process.</summary>
    public static PostgresCluster Shared => shared.Value;

    private string DataFolder => Path.Combine(folder, "data");

    /// <summary>Connects as the superuser.</summary>
    public string ConnectionString(string database) => new NpgsqlConnectionStringBuilder
    {
        Host = folder,
        Username = "postgres",
        Database = database,
    }.ConnectionString;

    /// <summary>Starts the server and waits until it answers.</summary>
    public void Start() => Run("pg_ctl", "-D", DataFolder, "-l", Path.Combine(folder, "log"), "-w", "-s", "start");

    /// <summary>Stops the server as a crash would: connections break, and the next start recovers.</summary>
    public void Crash() => Run("pg_ctl", "-D", DataFolder, "-m", "immediate", "-s", "-w", "stop");

    /// <summary>Stops the server and removes the folder.</summary>
    public void Dispose()
    {
        watcher.StandardInput.Close();
        watcher.WaitForExit();
        watcher.Dispose();
    }

    private static string FindBinaries()
    {
        const string installed = "/usr/lib/postgresql";
        var versions = Directory.Exists(installed) ? Directory.GetDirectories(installed) : [];
        return versions
            .OrderByDescending(version => int.TryParse(Path.GetFileName(version), out var number) ? number : 0)
            .Select(version => Path.Combine(version, "bin"))
            .FirstOrDefault(bin => File.Exists(Path.Combine(bin, "initdb")))
            ?? throw new InvalidOperationException($"The tests need Postgres: no initdb under {installed}. Install it with: apt-get install postgresql");
    }

    private static ProcessStartInfo AsOwner(params string[] command)
    {
        string[] all = Environment.IsPrivilegedProcess ? ["runuser", "-u", "postgres", "--", .. command] : command;
        return new ProcessStartInfo(all[0], all[1..])
        {
            RedirectStandardInput = true,
            UseShellExecute = false,
            WorkingDirectory = "/",
        };
    }

    private static void Execute(params string[] command)
    {
        using var process = Process.Start(new ProcessStartInfo(command[0], command[1..]))!;
        process.WaitForExit();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"{string.Join(' ', command)} ended with {process.ExitCode}.");
    }

    private void Run(string program, params string[] arguments)
    {
        // The server inherits the output of pg_ctl, so that reading it to its end would wait for the server's.
        var start = AsOwner(["sh", "-c", "\"$@\" >\"$0\" 2>&1", Path.Combine(folder, "output"), Path.Combine(binaries, program), .. arguments]);
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        process.WaitForExit();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"{program} ended with {process.ExitCode}: {File.ReadAllText(Path.Combine(folder, "output"))}");
    }
}
