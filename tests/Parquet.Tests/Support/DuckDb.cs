using System.Diagnostics;
using System.Reflection;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Parquet.Tests.Support;

/// <summary>DuckDB in a Node process of its own, installed into the folder of its package file when it is not there yet.</summary>
public sealed class DuckDb : IAsyncLifetime
{
    private static readonly TimeSpan InstallLimit = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan AnswerLimit = TimeSpan.FromMinutes(2);

    private static readonly JsonSerializerOptions Unescaped = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly string Folder = typeof(DuckDb).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(attribute => attribute.Key == "DuckDbFolder").Value!;

    // Test classes start at the same time, and npm must not run twice in one folder.
    private static readonly Lazy<Task> Installed = new(InstallAsync);

    private Process? process;

    /// <summary>Null where DuckDB can be installed; else the reason why not.</summary>
    public static string? Missing { get; } = Array.Find(["node", "npm"], tool => !IsInstalled(tool)) is { } tool
        ? $"{tool} is not installed"
        : null;

    public async Task InitializeAsync()
    {
        if (Missing is not null)
            return;
        await Installed.Value;
        process = Start("node", "server.js");
    }

    public async Task DisposeAsync()
    {
        if (process is null)
            return;
        process.StandardInput.Close();
        await process.WaitForExitAsync();
        process.Dispose();
    }

    /// <summary>Runs statements in turn and returns the rows of the last one.</summary>
    public async Task<JsonArray> RunAsync(params string[] statements)
    {
        await process!.StandardInput.WriteLineAsync(JsonSerializer.Serialize(statements));
        await process.StandardInput.FlushAsync();
        string answer = await process.StandardOutput.ReadLineAsync().WaitAsync(AnswerLimit)
            ?? throw new InvalidOperationException($"DuckDB ended: {await process.StandardError.ReadToEndAsync()}");
        JsonObject result = JsonNode.Parse(answer)!.AsObject();
        return result["error"] is { } error
            ? throw new InvalidOperationException($"DuckDB: {error} in {string.Join("; ", statements)}")
            : result["rows"]!.AsArray();
    }

    /// <summary>The rows of a query as compact JSON, one array a row.</summary>
    public async Task<string> QueryAsync(string sql) => (await RunAsync(sql)).ToJsonString(Unescaped);

    /// <summary>A query's single value.</summary>
    public async Task<string> ScalarAsync(string sql) => (await RunAsync(sql))[0]![0]!.ToString();

    private static bool IsInstalled(string tool) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(
            path => System.IO.File.Exists(Path.Combine(path, tool)));

    private static async Task InstallAsync()
    {
        // The last file that npm writes.
        if (System.IO.File.Exists(Path.Combine(Folder, "node_modules", ".package-lock.json")))
            return;
        // Not `npm ci`: it insists on the packages of other platforms being in the lock file.
        using Process npm = Start("npm", "install", "--no-save", "--no-audit", "--no-fund");
        Task<string> errors = npm.StandardError.ReadToEndAsync();
        await npm.StandardOutput.ReadToEndAsync().WaitAsync(InstallLimit);
        await npm.WaitForExitAsync();
        if (npm.ExitCode != 0)
            throw new InvalidOperationException($"npm install in {Folder} failed: {await errors}");
    }

    private static Process Start(string tool, params string[] arguments) => Process.Start(new ProcessStartInfo(tool, arguments)
    {
        WorkingDirectory = Folder,
        UseShellExecute = false,
        RedirectStandardInput = true,
        RedirectStandardOutput = true,
        RedirectStandardError = true,
    })!;
}
