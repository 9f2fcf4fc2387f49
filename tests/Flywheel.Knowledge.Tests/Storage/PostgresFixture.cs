using System.Diagnostics;
using Npgsql;

namespace Flywheel.Knowledge.Tests.Storage;

/// <summary>A throw-away Postgres cluster of the installed binaries on a Unix socket, with a fresh database on request.</summary>
public sealed class PostgresFixture : IAsyncLifetime
{
    private const string Binaries = "/usr/lib/postgresql/15/bin/";
    private readonly string _folder = Path.Combine(Path.GetTempPath(), "kn" + Guid.NewGuid().ToString("n")[..8]);
    private int _databases;

    public async Task InitializeAsync()
    {
        Directory.CreateDirectory(_folder);
        if (Environment.IsPrivilegedProcess)
            await RunAsync("chown", "postgres", _folder);
        await AsServerAsync("initdb", "-D", _folder + "/data", "-U", "tester", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync");
        await AsServerAsync("pg_ctl", "-D", _folder + "/data", "-w", "-l", _folder + "/log", "-o",
            $"-c listen_addresses='' -c unix_socket_directories={_folder} -c fsync=off", "start");
    }

    public async Task DisposeAsync()
    {
        await AsServerAsync("pg_ctl", "-D", _folder + "/data", "-m", "immediate", "stop");
        Directory.Delete(_folder, recursive: true);
    }

    public async Task<string> CreateDatabaseAsync()
    {
        var name = $"test{Interlocked.Increment(ref _databases)}";
        await using var connection = new NpgsqlConnection(For("postgres"));
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand($"CREATE DATABASE {name}", connection);
        await command.ExecuteNonQueryAsync();
        return For(name);
    }

    private string For(string database) => $"Host={_folder};Username=tester;Database={database};Maximum Pool Size=8";

    private static Task AsServerAsync(string program, params string[] arguments)
        => Environment.IsPrivilegedProcess
            ? RunAsync("runuser", ["-u", "postgres", "--", Binaries + program, .. arguments])
            : RunAsync(Binaries + program, arguments);

    private static async Task RunAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { WorkingDirectory = "/" })!;
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"{program} {string.Join(' ', arguments)} ended with {process.ExitCode}.");
    }
}
