using System.Diagnostics;
using Flywheel.Worker.Postgres;
using Npgsql;

namespace Flywheel.Worker.Tests.Postgres;

public sealed class LocalPostgresTests : IDisposable
{
    private readonly string _base = Directory.CreateTempSubdirectory("local-pg-").FullName;
    private readonly List<Process> _processes = [];

    private string DataFolder => Path.Combine(_base, "data");

    private string Cluster => Path.Combine(DataFolder, "postgres", "data");

    private string PidFile => Path.Combine(Cluster, "postmaster.pid");

    public void Dispose()
    {
        foreach (var process in _processes)
        {
            process.Kill(entireProcessTree: true);
            process.WaitForExit();
            process.Dispose();
        }

        if (File.Exists(PidFile))
        {
            var server = File.ReadAllLines(PidFile);
            Run("kill", "-QUIT", server[0]);
            Run("rm", "-rf", server[4]);
        }

        Eventually(() =>
        {
            Directory.Delete(_base, recursive: true);
            return true;
        });
    }

    [Fact]
    public async Task New_cluster_answers_on_a_socket_and_keeps_what_is_committed()
    {
        await using (var first = await StartAsync())
        {
            await ExecuteAsync(first, "create table note (text text)");
            await ExecuteAsync(first, "insert into note values ('ä')");
        }

        await using var second = await StartAsync();
        Assert.Equal("ä", await ScalarAsync(second, "select text from note"));
    }

    [Fact]
    public async Task Cluster_is_durable_checked_and_closed_to_the_network()
    {
        await using var postgres = await StartAsync();
        Assert.Equal("on", await ScalarAsync(postgres, "show synchronous_commit"));
        Assert.Equal("on", await ScalarAsync(postgres, "show fsync"));
        Assert.Equal("on", await ScalarAsync(postgres, "show data_checksums"));
        Assert.Equal("", await ScalarAsync(postgres, "show listen_addresses"));
        Assert.Equal("UTF8", await ScalarAsync(postgres, "show server_encoding"));
        Assert.Equal("C", await ScalarAsync(postgres, "select datcollate::text from pg_database where datname = current_database()"));
        Assert.Equal("256MB", await ScalarAsync(postgres, "show shared_buffers"));
        Assert.Equal("2GB", await ScalarAsync(postgres, "show max_wal_size"));
        Assert.Equal("0700", await ScalarAsync(postgres, "show unix_socket_permissions"));
    }

    [Fact]
    public async Task Server_does_not_run_as_root()
    {
        await using var postgres = await StartAsync();
        var status = (string)(await ScalarAsync(postgres, "select pg_read_file('/proc/self/status', 0, 4000)"))!;
        var user = status.Split('\n').Single(line => line.StartsWith("Uid:", StringComparison.Ordinal)).Split('\t')[1];
        Assert.NotEqual("0", user);
    }

    [Fact]
    public async Task Starting_takes_little_time()
    {
        var clock = Stopwatch.StartNew();
        await (await StartAsync()).DisposeAsync();
        var made = clock.Elapsed;
        clock.Restart();
        await using var again = await StartAsync();
        // Three times what is wanted on an idle machine, since other tests run at the same time.
        Assert.InRange(made.TotalSeconds, 0, 90);
        Assert.InRange(clock.Elapsed.TotalSeconds, 0, 60);
    }

    [Fact]
    public async Task Users_of_one_folder_share_a_server_that_the_last_one_stops()
    {
        var users = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => StartAsync()));
        var server = ServerProcess();
        Assert.Single(users.Select(user => user.ConnectionString).Distinct());
        foreach (var user in users[1..])
            await user.DisposeAsync();
        Assert.Equal(server, ServerProcess());
        Assert.Equal(1, await ScalarAsync(users[0], "select 1"));

        await users[0].DisposeAsync();
        Assert.False(File.Exists(PidFile));
        await users[0].DisposeAsync();
    }

    [Fact]
    public async Task Users_in_several_processes_share_a_server()
    {
        var other = StartUser();
        Assert.StartsWith("Host=", await other.StandardOutput.ReadLineAsync());
        var server = ServerProcess();
        await using (var postgres = await StartAsync())
            Assert.Equal(1, await ScalarAsync(postgres, "select 1"));
        Assert.Equal(server, ServerProcess());

        other.StandardInput.Close();
        await other.WaitForExitAsync();
        Assert.Equal(0, other.ExitCode);
        Assert.False(File.Exists(PidFile));
    }

    [Fact]
    public async Task Server_of_a_killed_process_is_taken_over_and_stopped_by_the_next()
    {
        var doomed = StartUser();
        await doomed.StandardOutput.ReadLineAsync();
        doomed.Kill();
        await doomed.WaitForExitAsync();
        var server = ServerProcess();

        var postgres = await StartAsync();
        Assert.Equal(1, await ScalarAsync(postgres, "select 1"));
        Assert.Equal(server, ServerProcess());
        await postgres.DisposeAsync();
        Assert.False(File.Exists(PidFile));
    }

    [Fact]
    public async Task Orphaned_server_without_its_socket_is_replaced()
    {
        var doomed = StartUser();
        var socket = new NpgsqlConnectionStringBuilder(await doomed.StandardOutput.ReadLineAsync()).Host!;
        doomed.Kill();
        await doomed.WaitForExitAsync();
        var server = ServerProcess();
        File.Delete(Path.Combine(socket, ".s.PGSQL.5432"));

        await using var postgres = await StartAsync();
        Assert.Equal(1, await ScalarAsync(postgres, "select 1"));
        Assert.NotEqual(server, ServerProcess());
    }

    [Fact]
    public async Task Killed_server_recovers_with_everything_that_was_committed()
    {
        await using var postgres = await StartAsync();
        await ExecuteAsync(postgres, "create table note (number int)");
        for (var round = 1; round <= 3; round++)
        {
            await ExecuteAsync(postgres, $"insert into note select {round}");
            Run("kill", "-KILL", ServerProcess());
            NpgsqlConnection.ClearAllPools();
            await postgres.EnsureRunningAsync(CancellationToken.None);
            Assert.Equal((long)round, await ScalarAsync(postgres, "select count(*) from note"));
        }
    }

    [Fact]
    public async Task Process_number_of_a_dead_server_may_belong_to_another_program()
    {
        await (await StartAsync()).DisposeAsync();
        var other = StartAsServer("sleep", "60");
        _processes.Add(other);
        await File.WriteAllTextAsync(PidFile, $"{other.Id}\n{Cluster}\n1700000000\n5432\n/nowhere\n\n\nready\n");

        await using var postgres = await StartAsync();
        Assert.Equal(1, await ScalarAsync(postgres, "select 1"));
        Assert.False(other.HasExited);
    }

    [Fact]
    public async Task Cluster_whose_making_was_interrupted_is_made_anew()
    {
        await (await StartAsync()).DisposeAsync();
        Directory.Move(Cluster, Path.Combine(DataFolder, "postgres", "data.new"));
        File.Delete(Path.Combine(DataFolder, "postgres", "data.new", "PG_VERSION"));
        await using var postgres = await StartAsync();
        Assert.Equal(1, await ScalarAsync(postgres, "select 1"));
        Assert.False(Directory.Exists(Path.Combine(DataFolder, "postgres", "data.new")));
    }

    [Fact]
    public async Task Socket_of_a_long_path_lies_in_a_short_folder()
    {
        var options = Options() with { DataFolder = Path.Combine(_base, new string('x', 120), "data") };
        await using var postgres = await LocalPostgres.StartAsync(options, CancellationToken.None);
        Assert.DoesNotContain("xxx", postgres.ConnectionString);
        Assert.Equal(1, await ScalarAsync(postgres, "select 1"));
    }

    [Fact]
    public async Task Folder_that_everybody_may_enter_has_the_socket_inside()
    {
        Run("chmod", "755", _base);
        await using var postgres = await StartAsync();
        Assert.Contains(DataFolder, postgres.ConnectionString);
        Assert.Equal(1, await ScalarAsync(postgres, "select 1"));
    }

    [Theory]
    [InlineData("with a space")]
    [InlineData("with'quotes\"and;more,$HOME")]
    [InlineData("ünï")]
    public async Task Folder_may_have_any_name(string name)
    {
        Run("chmod", "755", _base);
        await using var postgres = await LocalPostgres.StartAsync(Options() with { DataFolder = Path.Combine(_base, name) }, CancellationToken.None);
        Assert.Equal(1, await ScalarAsync(postgres, "select 1"));
    }

    [Fact]
    public async Task Settings_for_another_server_in_the_environment_do_no_harm()
    {
        var user = StartUser(("PGPORT", "1"), ("PGDATA", "/nowhere"), ("PGOPTIONS", "-c nothing=1"), ("LC_ALL", "xx_YY"));
        Assert.StartsWith("Host=", await user.StandardOutput.ReadLineAsync());
    }

    [Fact]
    public async Task Missing_programs_are_told_with_what_to_install()
    {
        var error = await FailAsync(Options() with { BinariesFolder = _base });
        Assert.Equal(_base, error.Place);
        Assert.Contains("apt-get install postgresql", error.Remedy);
        Assert.Contains("./flywheel setup", error.Remedy);
    }

    [Fact]
    public async Task Cluster_of_another_version_is_told()
    {
        await (await StartAsync()).DisposeAsync();
        await File.WriteAllTextAsync(Path.Combine(Cluster, "PG_VERSION"), "9\n");
        var error = await FailAsync();
        Assert.Contains("made by PostgreSQL 9", error.Problem);
        Assert.Contains("postgresql-9", error.Remedy);
        Assert.Equal(Cluster, error.Place);
    }

    [Fact]
    public async Task Folder_with_something_else_in_it_is_left_alone_and_told()
    {
        Directory.CreateDirectory(Cluster);
        await File.WriteAllTextAsync(Path.Combine(Cluster, "thesis.txt"), "mine");
        var error = await FailAsync();
        Assert.Contains("holds no PostgreSQL database", error.Problem);
        Assert.Equal("mine", await File.ReadAllTextAsync(Path.Combine(Cluster, "thesis.txt")));
    }

    [Theory]
    [InlineData("global/pg_control", "pg_control is missing")]
    [InlineData("pg_wal", "The database server failed")]
    public async Task Damaged_cluster_is_told(string part, string problem)
    {
        await (await StartAsync()).DisposeAsync();
        var path = Path.Combine(Cluster, part);
        if (Directory.Exists(path))
            Directory.Delete(path, recursive: true);
        else
            File.Delete(path);
        Assert.Contains(problem, (await FailAsync()).Problem);
    }

    [Fact]
    public async Task Data_folder_that_is_a_file_is_told()
    {
        await File.WriteAllTextAsync(DataFolder, "a file");
        Assert.Contains("cannot be used", (await FailAsync()).Problem);
    }

    [Fact]
    public async Task Start_that_hangs_in_another_process_is_told()
    {
        await (await StartAsync()).DisposeAsync();
        var other = Process.Start(new ProcessStartInfo("flock", [Path.Combine(DataFolder, "postgres", "start.lock"), "sleep", "60"]) { UseShellExecute = false })!;
        _processes.Add(other);
        await Task.Delay(200);
        var error = await FailAsync(Options() with { Timeout = TimeSpan.FromSeconds(0.5) });
        Assert.Contains("starting or stopping the database", error.Problem);
    }

    [Fact]
    public async Task Folder_without_permission_is_told()
    {
        Run("chmod", "555", _base);
        string message;
        if (Environment.IsPrivilegedProcess)
        {
            var user = StartUser(["setpriv", "--reuid", "65534", "--regid", "65534", "--clear-groups", "--"]);
            message = await user.StandardOutput.ReadToEndAsync();
        }
        else
        {
            message = (await FailAsync()).Message;
        }

        Run("chmod", "755", _base);
        Assert.Contains("no permission", message);
        Assert.Contains("--data", message);
    }

    [Fact]
    public async Task Ordinary_user_cannot_use_the_cluster_of_another_and_is_told()
    {
        if (!Environment.IsPrivilegedProcess)
            return;
        Run("chmod", "755", _base);
        await (await StartAsync()).DisposeAsync();
        var user = StartUser(["setpriv", "--reuid", "65534", "--regid", "65534", "--clear-groups", "--"]);
        Assert.Contains("no permission", await user.StandardOutput.ReadToEndAsync());
    }

    [Fact]
    public async Task Root_runs_the_cluster_of_an_ordinary_user_as_that_user()
    {
        if (!Environment.IsPrivilegedProcess)
            return;
        Run("chmod", "777", _base);
        var user = StartUser(["setpriv", "--reuid", "65534", "--regid", "65534", "--clear-groups", "--"]);
        Assert.StartsWith("Host=", await user.StandardOutput.ReadLineAsync());
        user.StandardInput.Close();
        await user.WaitForExitAsync();

        await using var postgres = await StartAsync();
        Assert.Contains("Uid:\t65534", (string)(await ScalarAsync(postgres, "select pg_read_file('/proc/self/status', 0, 4000)"))!);
    }

    [MountFact]
    public async Task Full_disk_is_told_when_the_cluster_is_made()
    {
        using var disk = new SmallDisk(_base, megabytes: 10);
        var error = await FailAsync();
        Assert.Contains("full", error.Problem);
        Assert.False(Directory.Exists(Cluster));
    }

    [MountFact]
    public async Task Full_disk_is_told_when_the_server_starts_and_is_got_over()
    {
        using var disk = new SmallDisk(_base, megabytes: 100);
        await (await StartAsync()).DisposeAsync();
        disk.Fill();
        Assert.Contains("full", (await FailAsync()).Problem);

        disk.Free();
        await using var postgres = await StartAsync();
        Assert.Equal(1, await ScalarAsync(postgres, "select 1"));
    }

    [MountFact]
    public async Task Read_only_disk_is_told()
    {
        using var disk = new SmallDisk(_base, megabytes: 100);
        await (await StartAsync()).DisposeAsync();
        disk.MakeReadOnly();
        Assert.Contains("read-only", (await FailAsync()).Problem);
    }

    [Theory]
    [InlineData("")]
    [InlineData("a b")]
    [InlineData("x\"; drop database postgres; --")]
    public async Task Name_that_is_none_is_refused(string database) =>
        await Assert.ThrowsAsync<ArgumentException>(() => LocalPostgres.StartAsync(Options() with { Database = database }, CancellationToken.None));

    [Fact]
    public async Task Start_can_be_cancelled()
    {
        using var cancelled = new CancellationTokenSource(TimeSpan.FromMilliseconds(30));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => LocalPostgres.StartAsync(Options(), cancelled.Token));
        await using var postgres = await StartAsync();
        Assert.Equal(1, await ScalarAsync(postgres, "select 1"));
    }

    private static void Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { UseShellExecute = false })!;
        process.WaitForExit();
    }

    private static void Eventually(Func<bool> attempt)
    {
        for (var tries = 0; ; tries++)
        {
            try
            {
                if (attempt())
                    return;
            }
            catch (IOException) when (tries < 100)
            {
                Thread.Sleep(50);
            }
        }
    }

    private static async Task ExecuteAsync(LocalPostgres postgres, string sql) => await ScalarAsync(postgres, sql);

    private static async Task<object?> ScalarAsync(LocalPostgres postgres, string sql)
    {
        await using var connection = new NpgsqlConnection(postgres.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync();
    }

    private static Process StartAsServer(params string[] command)
    {
        string[] all = Environment.IsPrivilegedProcess ? ["setpriv", "--reuid", "postgres", "--regid", "postgres", "--clear-groups", "--", .. command] : command;
        return Process.Start(new ProcessStartInfo(all[0], all[1..]) { UseShellExecute = false, WorkingDirectory = "/" })!;
    }

    private LocalPostgresOptions Options() => new() { DataFolder = DataFolder, Timeout = TimeSpan.FromSeconds(60) };

    private Task<LocalPostgres> StartAsync() => LocalPostgres.StartAsync(Options(), CancellationToken.None);

    private Task<LocalPostgresException> FailAsync(LocalPostgresOptions? options = null) =>
        Assert.ThrowsAsync<LocalPostgresException>(() => LocalPostgres.StartAsync(options ?? Options(), CancellationToken.None));

    private string ServerProcess() => File.ReadLines(PidFile).First();

    private Process StartUser(params (string Name, string Value)[] environment) => StartUser([], environment);

    private Process StartUser(string[] wrapper, params (string Name, string Value)[] environment)
    {
        string[] command = [.. wrapper, "dotnet", typeof(LocalPostgresTests).Assembly.Location, DataFolder];
        var start = new ProcessStartInfo(command[0], command[1..]) { RedirectStandardInput = true, RedirectStandardOutput = true, UseShellExecute = false };
        // The .NET host wants a home that its user can write to.
        start.Environment["DOTNET_CLI_HOME"] = start.Environment["HOME"] = "/tmp";
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        var process = Process.Start(start)!;
        _processes.Add(process);
        return process;
    }
}
