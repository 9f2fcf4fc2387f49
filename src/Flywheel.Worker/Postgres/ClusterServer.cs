using System.Diagnostics;
using Npgsql;

namespace Flywheel.Worker.Postgres;

/// <summary>Makes a cluster, and starts and stops its server. Whoever calls this holds the start lock.</summary>
internal sealed class ClusterServer
{
    /// <summary>Made by initdb, and good for this cluster only.</summary>
    private const string Superuser = "flywheel";

    private const string MaintenanceDatabase = "postgres";

    private static readonly TimeSpan RetryInterval = TimeSpan.FromMilliseconds(50);

    /// <summary>How long a server that does not answer may be one that is just dying.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    /// <summary>
    /// For bulk loading on a laptop. Commits are durable: a crash loses nothing that was committed. Only the owner of the socket's folder
    /// can connect, so no password is asked.
    /// </summary>
    private static readonly string[] Settings =
    [
        "listen_addresses=",
        $"port={SocketFolder.Port}",
        "unix_socket_permissions=0700",
        "max_connections=200",
        "shared_buffers=256MB",
        "maintenance_work_mem=128MB",
        "synchronous_commit=on",
        "wal_compression=on",
        "max_wal_size=2GB",
        "checkpoint_timeout=15min",
        "log_min_messages=warning",
    ];

    private readonly ClusterFolder _folder;
    private readonly LocalPostgresOptions _options;
    private readonly ServerAccount _account;
    private readonly bool _byPath;

    private ClusterServer(ClusterFolder folder, LocalPostgresOptions options, ServerAccount account, bool byPath)
    {
        _folder = folder;
        _options = options;
        _account = account;
        _byPath = byPath;
    }

    public static async Task<ClusterServer> OpenAsync(ClusterFolder folder, LocalPostgresOptions options, ServerAccount account, CancellationToken cancellationToken)
        => new(folder, options, account, await account.CanUsePathAsync(folder.Root, cancellationToken));

    /// <summary>Has the server run, whatever the last one left behind.</summary>
    /// <param name="alone">Whether nobody else uses the server, so that one that does not answer may be stopped.</param>
    /// <param name="cancellationToken">Ends the attempt; a server that has started goes on.</param>
    /// <returns>The connection string of the database.</returns>
    public async Task<string> EnsureRunningAsync(bool alone, CancellationToken cancellationToken)
    {
        var clock = Stopwatch.StartNew();
        var version = _folder.ReadVersion();
        var binaries = PostgresBinaries.Find(_options.BinariesFolder, version, _folder.Data);
        if (version is null)
            await MakeClusterAsync(binaries, cancellationToken);

        var patience = clock.Elapsed + Patience;
        while (Postmaster.Find(_folder.Data) is { } running)
        {
            if (await TryConnectAsync(running, clock, cancellationToken) is { } connection)
                return connection;
            if (clock.Elapsed < patience)
            {
                await Task.Delay(RetryInterval, cancellationToken);
                continue;
            }

            if (!alone)
            {
                throw new LocalPostgresException(
                    $"The database server (process {running.ProcessId}) does not answer.", _folder.Log, "End the other programs that use this data folder, then try again.");
            }

            await StopAsync(cancellationToken);
        }

        await StartAsync(binaries, clock, cancellationToken);
        return Postmaster.Find(_folder.Data) is { } started && await TryConnectAsync(started, clock, cancellationToken) is { } opened
            ? opened
            : throw new LocalPostgresException("The database server has started, but does not answer.", _folder.Log, "See what that log says at its end.");
    }

    /// <summary>Stops the server, if it runs: cleanly, or where that takes too long as a crash would, from which the next start recovers.</summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        if (Postmaster.Find(_folder.Data) is not { } running)
            return;
        var binaries = PostgresBinaries.Find(_options.BinariesFolder, _folder.ReadVersion(), _folder.Data);
        var stopped = await PgCtlAsync(binaries, ["-m", "fast", "stop"], cancellationToken);
        if (stopped.ExitCode != 0 && Postmaster.Find(_folder.Data) is not null)
            stopped = await PgCtlAsync(binaries, ["-m", "immediate", "stop"], cancellationToken);
        if (stopped.ExitCode != 0 && Postmaster.Find(_folder.Data) is { } stubborn)
            throw new LocalPostgresException($"The database server (process {stubborn.ProcessId}) does not stop.", _folder.Log, "See what that log says at its end.");
        SocketFolder.Remove(running.Socket, _folder.Root);
    }

    private static string ShellQuoted(string text) => $"'{text.Replace("'", "'\\''")}'";

    private async Task MakeClusterAsync(PostgresBinaries binaries, CancellationToken cancellationToken)
    {
        if (Directory.Exists(_folder.Unfinished))
            Directory.Delete(_folder.Unfinished, recursive: true);

        // Without syncing: a cluster that a crash of the machine damages within its first seconds holds nothing yet.
        var made = await _account.RunAsync(
            binaries.Initdb,
            root =>
            [
                "-D", Path.Combine(root, ClusterFolder.UnfinishedName), "-U", Superuser, "--auth-local=trust", "--auth-host=reject", "--encoding=UTF8", "--locale=C",
                "--data-checksums", "--no-sync", "--no-instructions",
            ],
            _folder.Root, _byPath, cancellationToken);
        if (made.ExitCode != 0)
        {
            if (Directory.Exists(_folder.Unfinished))
                Directory.Delete(_folder.Unfinished, recursive: true);
            throw Trouble.FromOutput("initdb", _folder.Root, made.Output);
        }

        if (Directory.Exists(_folder.Data))
            Directory.Delete(_folder.Data);
        Directory.Move(_folder.Unfinished, _folder.Data);
    }

    private async Task StartAsync(PostgresBinaries binaries, Stopwatch clock, CancellationToken cancellationToken)
    {
        _folder.TrimLog();
        var socket = await SocketFolder.MakeAsync(_folder.Root, _account, _byPath, cancellationToken);
        var settings = string.Join(' ', Settings.Append($"unix_socket_directories={socket}").Select(setting => $"-c {ShellQuoted(setting)}"));
        while (true)
        {
            var logged = _folder.LogLength();
            var run = await PgCtlAsync(binaries, ["-o", settings, "start"], cancellationToken);
            if (run.ExitCode == 0)
                return;
            var output = run.Output + _folder.ReadLog(logged);
            if (!IsLeftover(output) || clock.Elapsed > _options.Timeout)
                throw Trouble.FromOutput("The database server", _folder.Root, output);

            // Processes of a killed server end within moments; with none left, the process number in the files has gone to some other program.
            if (!Postmaster.AnyProcessIn(_folder.Data))
            {
                File.Delete(Path.Combine(_folder.Data, Postmaster.PidFile));
                File.Delete(SocketFolder.LockFile(socket));
            }

            await Task.Delay(RetryInterval, cancellationToken);
        }
    }

    private static bool IsLeftover(string output) =>
        output.Contains("pre-existing shared memory block", StringComparison.Ordinal)
        || (output.Contains("lock file", StringComparison.Ordinal) && output.Contains("already exists", StringComparison.Ordinal));

    private Task<ProgramRun> PgCtlAsync(PostgresBinaries binaries, string[] arguments, CancellationToken cancellationToken) => _account.RunAsync(
        binaries.PgCtl,
        root =>
        [
            "-D", Path.Combine(root, ClusterFolder.DataName), "-l", Path.Combine(root, ClusterFolder.LogName), "-w", "-t", $"{Math.Ceiling(_options.Timeout.TotalSeconds)}", "-s",
            .. arguments,
        ],
        _folder.Root, _byPath, cancellationToken);

    /// <summary>Connects, and makes the database where it is absent. Null if the server does not answer at all.</summary>
    private async Task<string?> TryConnectAsync(Postmaster server, Stopwatch clock, CancellationToken cancellationToken)
    {
        var connection = ConnectionString(server, _options.Database);
        while (true)
        {
            try
            {
                await using var opened = new NpgsqlConnection(connection);
                await opened.OpenAsync(cancellationToken);
                return connection;
            }
            catch (PostgresException error) when (error.SqlState == PostgresErrorCodes.InvalidCatalogName)
            {
                await MakeDatabaseAsync(server, cancellationToken);
            }
            catch (NpgsqlException error) when (error is PostgresException { SqlState: PostgresErrorCodes.CannotConnectNow } && clock.Elapsed < _options.Timeout)
            {
                await Task.Delay(RetryInterval, cancellationToken);
            }
            catch (NpgsqlException)
            {
                return null;
            }
        }
    }

    private async Task MakeDatabaseAsync(Postmaster server, CancellationToken cancellationToken)
    {
        await using var connection = new NpgsqlConnection(ConnectionString(server, MaintenanceDatabase) + ";Pooling=false");
        await connection.OpenAsync(cancellationToken);
        await using var command = new NpgsqlCommand($"create database \"{_options.Database}\"", connection);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private static string ConnectionString(Postmaster server, string database) => new NpgsqlConnectionStringBuilder
    {
        Host = server.Socket,
        Port = server.Port,
        Username = Superuser,
        Database = database,
        ApplicationName = "flywheel",
        // Queries here are short. Also, with options given, those in the environment for other servers are not taken.
        Options = "-c jit=off",
    }.ConnectionString;
}
