using System.Diagnostics;
using Flywheel.Worker.Hosting;

namespace Flywheel.Worker.Dashboard.Health;

/// <summary>How the database is.</summary>
/// <param name="Version">The server's version.</param>
/// <param name="Answer">How long it took for the smallest of answers, over a connection that was open.</param>
/// <param name="Bytes">The database on disk.</param>
/// <param name="Connections">Connections to it.</param>
/// <param name="MostConnections">Connections that the server allows.</param>
/// <param name="Problems">Problems in it, as the server estimates; 0 or less where it does not know yet.</param>
internal sealed record DatabaseHealth(string Version, TimeSpan Answer, long Bytes, long Connections, int MostConnections, long Problems)
{
    /// <summary>Asks the database.</summary>
    public static async Task<DatabaseHealth> ReadAsync(DatabaseSession database, CancellationToken cancellationToken)
    {
        await using var connection = await database.Source.OpenConnectionAsync(cancellationToken);
        await using var smallest = connection.CreateCommand();
        smallest.CommandText = "SELECT 1";
        await smallest.ExecuteScalarAsync(cancellationToken);
        var asked = Stopwatch.GetTimestamp();
        await smallest.ExecuteScalarAsync(cancellationToken);
        var answer = Stopwatch.GetElapsedTime(asked);
        await using var command = connection.CreateCommand();
        command.CommandText = """
            SELECT current_setting('server_version'), pg_database_size(current_database()),
                (SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()),
                current_setting('max_connections')::integer, (SELECT reltuples::bigint FROM pg_class WHERE oid = 'flywheel.problems'::regclass)
            """;
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        await reader.ReadAsync(cancellationToken);
        return new DatabaseHealth(reader.GetString(0), answer, reader.GetInt64(1), reader.GetInt64(2), reader.GetInt32(3), reader.GetInt64(4));
    }
}
