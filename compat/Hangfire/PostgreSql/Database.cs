using System.Net.Sockets;
using Npgsql;

namespace Hangfire.PostgreSql;

/// <summary>Runs transactions on pooled connections, and those again that a broken connection ended before their commit.</summary>
internal sealed class Database(IConnectionFactory connections, string schemaName)
{
    private const int LongestDelayInMilliseconds = 1000;

    /// <summary>About eight seconds in all: longer than a restart of the server takes.</summary>
    private const int Attempts = 12;

    /// <summary>The schema's name as SQL, quoted. It is checked where it is set to hold no quotation mark.</summary>
    public string Schema { get; } = $"\"{schemaName}\"";

    /// <summary>The channel on which servers learn of new jobs.</summary>
    public string Channel { get; } = $"hangfire:{schemaName}";

    public static bool IsTransient(Exception error) => error switch
    {
        PostgresException postgres => postgres.IsTransient || postgres.SqlState.StartsWith("57P", StringComparison.Ordinal)
            || postgres.SqlState.StartsWith("08", StringComparison.Ordinal) || postgres.SqlState is PostgresErrorCodes.DeadlockDetected,
        NpgsqlException npgsql => npgsql.IsTransient || npgsql.InnerException is IOException or SocketException or TimeoutException,
        IOException or SocketException or TimeoutException => true,
        _ => false,
    };

    public static TimeSpan DelayBefore(int attempt) =>
        TimeSpan.FromMilliseconds(Math.Min(LongestDelayInMilliseconds, 25 * Math.Pow(2, attempt)));

    /// <summary>The connection is open; the caller disposes of it.</summary>
    public NpgsqlConnection Open()
    {
        var connection = connections.GetOrCreateConnection();
        try
        {
            connection.Open();
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>
    /// Runs the work in one transaction. It may run several times, so it changes nothing but the database; once the commit was sent it is
    /// never repeated, since nobody could say whether it took place.
    /// </summary>
    public T Transact<T>(Func<Session, T> work)
    {
        for (var attempt = 0; ; attempt++)
        {
            var committing = false;
            try
            {
                using var connection = Open();
                using var transaction = connection.BeginTransaction();
                var result = work(new Session(connection, transaction));
                committing = true;
                transaction.Commit();
                return result;
            }
            catch (Exception error) when (!committing && attempt < Attempts && IsTransient(error))
            {
                Thread.Sleep(DelayBefore(attempt));
            }
        }
    }

    public void Transact(Action<Session> work) => Transact(session =>
    {
        work(session);
        return true;
    });

    /// <summary>Runs one statement that may be repeated without harm.</summary>
    public T Query<T>(Func<Session, T> work)
    {
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                using var connection = Open();
                return work(new Session(connection, transaction: null));
            }
            catch (Exception error) when (attempt < Attempts && IsTransient(error))
            {
                Thread.Sleep(DelayBefore(attempt));
            }
        }
    }
}
