using System.CommandLine;
using System.Net.Sockets;
using System.Security.Cryptography;
using Flywheel.Knowledge.Outlines;
using Flywheel.Migrations;
using Flywheel.Model;
using Flywheel.Model.Chat;
using Flywheel.Model.Interaction;
using Flywheel.Model.Parity;
using Flywheel.Model.Training;
using Flywheel.Synthesis.Datasets;
using Flywheel.Synthesis.Plans;
using Flywheel.Worker.Accounts;
using Flywheel.Worker.Postgres;
using Flywheel.Worker.Runs;
using Npgsql;

namespace Flywheel.Worker.Commands;

/// <summary>Exit codes, and errors told in a sentence instead of a stack.</summary>
internal static class CommandErrors
{
    /// <summary>All went well.</summary>
    public const int Success = 0;

    /// <summary>The command could not do what it was asked for.</summary>
    public const int Failure = 1;

    /// <summary>The command line is wrong.</summary>
    public const int Usage = 2;

    /// <summary>Ctrl-C.</summary>
    public const int Interrupted = 130;

    /// <summary>Runs a command line; an error that a user can do something about ends it with a sentence and an exit code.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="configuration">Where it prints.</param>
    /// <param name="cancellationToken">Ends it in order.</param>
    public static async Task<int> InvokeAsync(ParseResult parsed, InvocationConfiguration configuration, CancellationToken cancellationToken = default)
    {
        if (parsed.Errors.Count > 0)
        {
            await parsed.InvokeAsync(configuration, cancellationToken);
            return Usage;
        }

        try
        {
            configuration.EnableDefaultExceptionHandler = false;
            return await parsed.InvokeAsync(configuration, cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return Interrupted;
        }
        catch (Exception e) when (Explain(e) is { } message)
        {
            await configuration.Error.WriteLineAsync($"flywheel: {message}");
            return e is PlanException or UsageException ? Usage : Failure;
        }
    }

    private static string? Explain(Exception error) => error switch
    {
        PlanException or RunException or LocalPostgresException or DatabaseException or OutlineException or DatasetException or FileNotFoundException => error.Message,
        ModelFileException or ParityException or GenerationException or SandboxUnavailableException or UsageException or TrainingException or DllNotFoundException => error.Message,
        PostgresException e => $"the database refused: {e.MessageText}{(e.Hint is null ? "" : $" {e.Hint}")}",
        NpgsqlException e => $"the database cannot be reached: {e.Message}{(e.InnerException is SocketException inner ? $" ({inner.Message})" : "")} Check --connection and that the server runs.",
        ArgumentException { Source: "Npgsql" or "System.Data.Common" } e => $"the connection string is wrong: {e.Message}",
        AccountException => error.Message,
        CryptographicException => $"the certificate cannot be used: {error.Message}",
        IOException or UnauthorizedAccessException => error.Message,
        _ => null,
    };
}
