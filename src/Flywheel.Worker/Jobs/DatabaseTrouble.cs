using System.Net.Sockets;
using Npgsql;

namespace Flywheel.Worker.Jobs;

/// <summary>Tells trouble with the database that passes by itself from errors of the work.</summary>
internal static class DatabaseTrouble
{
    private const string IdleInTransactionTimeout = "25P03";

    /// <summary>
    /// Whether the database was away, was going down or coming up, or broke the connection or the transaction off: the same work may succeed
    /// later.
    /// </summary>
    public static bool IsPassing(Exception error) => error switch
    {
        PostgresException e => e.IsTransient || IsInterruption(e.SqlState),
        NpgsqlException e => e.IsTransient || e.InnerException is null or IOException or SocketException or TimeoutException,
        _ => error.InnerException is { } inner && IsPassing(inner),
    };

    /// <summary>Classes 08 (connection) and 57P (the server stops, crashed or starts), and a transaction that stood still for too long.</summary>
    private static bool IsInterruption(string state) =>
        state.StartsWith("08", StringComparison.Ordinal) || state.StartsWith("57P", StringComparison.Ordinal) || state == IdleInTransactionTimeout;
}
