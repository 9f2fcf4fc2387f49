using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text;
using Flywheel.Worker.Hosting;
using Flywheel.Worker.Postgres;
using Flywheel.Worker.Runs;
using Npgsql;

namespace Flywheel.TestSupport.Runs;

/// <summary>Starts <c>flywheel</c> processes that share a data folder with a private Postgres, and ends what is left of them.</summary>
public sealed class WorkerProcesses : IDisposable
{
    private readonly string _folder;
    private readonly bool _isKept;
    private readonly ConcurrentDictionary<int, StringBuilder> _outputs = new();
    private readonly List<Process> _processes = [];

    /// <summary>Processes over a data folder.</summary>
    /// <param name="folder">Holds the data folder, and stays. Null: a temporary one.</param>
    public WorkerProcesses(string? folder = null) => (_folder, _isKept) = (folder ?? Directory.CreateTempSubdirectory("flywheel-").FullName, folder is not null);

    public WorkerSettings Settings => new(Path.Combine(_folder, "data"), null);

    private string PidFile => Path.Combine(Settings.DataFolder, "postgres", "data", "postmaster.pid");

    /// <summary>Whether the server has started at least once and was not stopped.</summary>
    public bool IsPostgresUp => File.Exists(PidFile);

    /// <summary>Sends a signal to a process.</summary>
    public static void Signal(Process process, string signal) => Run("kill", $"-{signal}", $"{process.Id}");

    /// <summary>Grows a run without exporting it.</summary>
    public Process Grow(GrowOptions options) => Start([
        "grow", "--run", options.Run!, "--target", $"{options.Target}", "--seed", $"{options.Seed}", "--canaries", $"{options.CanaryInterval}", "--workers", "2", "--no-export",
        .. options.Domains.SelectMany(d => new[] { "--domain", d }),
    ]);

    /// <summary>Starts a command over the data folder.</summary>
    public Process Start(params string[] arguments)
    {
        // A shell's background job ignores SIGINT, and what it starts inherits that: people start commands in the foreground.
        var start = new ProcessStartInfo("env", ["--default-signal=INT", "dotnet", Path.Combine(AppContext.BaseDirectory, "flywheel.dll"), .. arguments, "--data", Settings.DataFolder])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        var process = Process.Start(start)!;
        lock (_processes)
        {
            _processes.Add(process);
        }

        var output = _outputs[process.Id] = new StringBuilder();
        process.OutputDataReceived += (_, line) => Append(output, line.Data);
        process.ErrorDataReceived += (_, line) => Append(output, line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return process;
    }

    /// <summary>What a process printed so far.</summary>
    public string OutputOf(Process process)
    {
        var output = _outputs[process.Id];
        lock (output)
        {
            return output.ToString();
        }
    }

    /// <summary>Kills the server as nothing can prevent; its other processes find out by themselves.</summary>
    public void KillPostgres() => Run("kill", "-KILL", File.ReadLines(PidFile).First());

    /// <summary>Accepted problems of the run; 0 while the server is away.</summary>
    public long Accepted() => Count("select coalesce(sum(accepted), 0)::bigint from flywheel.runs");

    /// <summary>Problems written so far; 0 while the server is away.</summary>
    public long Written() => Count("select count(*) from flywheel.problems");

    private long Count(string query)
    {
        try
        {
            var options = new LocalPostgresOptions { DataFolder = Settings.DataFolder };
            var server = new NpgsqlConnectionStringBuilder { Host = File.ReadAllLines(PidFile)[4], Username = "flywheel", Database = options.Database, Pooling = false };
            using var connection = new NpgsqlConnection(server.ConnectionString);
            connection.Open();
            using var command = new NpgsqlCommand(query, connection);
            return (long)command.ExecuteScalar()!;
        }
        catch (Exception error) when (error is IOException or NpgsqlException or IndexOutOfRangeException or ArgumentException)
        {
            return 0;
        }
    }

    public void Dispose()
    {
        foreach (var process in _processes)
        {
            End(process);
        }

        if (File.Exists(PidFile))
        {
            var server = File.ReadAllLines(PidFile);
            Run("kill", _isKept ? "-INT" : "-QUIT", server[0]);
            Run("rm", "-rf", server[4]);
        }

        for (var attempt = 0; attempt < 50 && !_isKept && Directory.Exists(_folder); attempt++)
        {
            Run("rm", "-rf", _folder);
            Thread.Sleep(50);
        }
    }

    private static void End(Process process)
    {
        try
        {
            process.Kill(entireProcessTree: false);
            process.WaitForExit();
        }
        catch (InvalidOperationException)
        {
            // The test ended it.
        }
    }

    private static void Append(StringBuilder output, string? line)
    {
        lock (output)
        {
            output.AppendLine(line);
        }
    }

    private static void Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true, UseShellExecute = false })!;
        process.WaitForExit();
    }
}
