using Flywheel.Knowledge.Storage;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Flywheel.Migrations;

/// <summary>Brings a database to the shape that this program is written for.</summary>
public static class DatabaseSetup
{
    /// <summary>The key of the advisory lock held while migrating: "flywheel" in ASCII.</summary>
    private const long LockKey = 0x666C79776865656C;

    /// <summary>
    /// Applies the migrations that the database lacks. Processes that start together take turns, and each finds the work of the one
    /// before it done; the lock is the server's, so a process that dies sets it free.
    /// </summary>
    /// <param name="connectionString">A PostgreSQL connection string with the right to create a schema.</param>
    /// <param name="cancellationToken">Stops waiting and migrating; a migration cut short leaves nothing behind.</param>
    /// <returns>The names of the migrations applied now; none when the database was up to date.</returns>
    /// <exception cref="DatabaseException">The database was migrated by a newer program.</exception>
    /// <exception cref="NpgsqlException">The server cannot be reached or refuses a statement.</exception>
    public static async Task<IReadOnlyList<string>> MigrateAsync(string connectionString, CancellationToken cancellationToken = default)
    {
        // Not pooled: the lock must end with this connection, and a pooled one would live on.
        var settings = new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false };
        await using var connection = new NpgsqlConnection(settings.ConnectionString);
        await connection.OpenAsync(cancellationToken);
        await TakeLockAsync(connection, cancellationToken);
        await using var context = new FlywheelDbContext(StorageOptions.For(connection));
        await RefuseNewerAsync(context, cancellationToken);
        var pending = (await context.Database.GetPendingMigrationsAsync(cancellationToken)).ToArray();
        if (pending.Length > 0)
            await context.Database.MigrateAsync(cancellationToken);
        return pending;
    }

    private static async Task TakeLockAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand("SELECT pg_advisory_lock($1)", connection) { CommandTimeout = 0 };
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = LockKey });
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private static async Task RefuseNewerAsync(FlywheelDbContext context, CancellationToken cancellationToken)
    {
        var applied = await context.Database.GetAppliedMigrationsAsync(cancellationToken);
        var unknown = applied.Except(context.Database.GetMigrations(), StringComparer.Ordinal).ToArray();
        if (unknown.Length > 0)
        {
            throw new DatabaseException(
                $"The database is newer than this program: it holds {string.Join(", ", unknown)}, which this version does not know. "
                + "Use the newer program, or another database.");
        }
    }
}
