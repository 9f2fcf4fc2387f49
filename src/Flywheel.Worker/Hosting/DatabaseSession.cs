using Flywheel.Knowledge.Import;
using Flywheel.Knowledge.Storage;
using Flywheel.Migrations;
using Flywheel.Worker.Postgres;
using Npgsql;

namespace Flywheel.Worker.Hosting;

/// <summary>
/// The database for as long as a command runs: the user's, or the private cluster of the data folder, which is started when needed and
/// stopped by the last command that uses it. Migrated on opening.
/// </summary>
public sealed class DatabaseSession : IAsyncDisposable
{
    private readonly LocalPostgres? _local;

    private DatabaseSession(LocalPostgres? local, string connectionString)
    {
        _local = local;
        ConnectionString = connectionString;
        Source = NpgsqlDataSource.Create(connectionString);
    }

    /// <summary>How others reach the same database.</summary>
    public string ConnectionString { get; }

    /// <summary>The connections; owned by the session.</summary>
    public NpgsqlDataSource Source { get; }

    /// <summary>Opens the database, makes it where it is absent and migrates it.</summary>
    /// <exception cref="LocalPostgresException">The private cluster cannot be used; the message says why and what to do.</exception>
    /// <exception cref="DatabaseException">The database belongs to a newer program.</exception>
    /// <exception cref="NpgsqlException">The user's server cannot be reached or refuses.</exception>
    public static async Task<DatabaseSession> OpenAsync(WorkerSettings settings, CancellationToken cancellationToken)
    {
        var local = settings.Connection is null
            ? await LocalPostgres.StartAsync(new LocalPostgresOptions { DataFolder = settings.DataFolder }, cancellationToken)
            : null;
        try
        {
            var connectionString = settings.Connection ?? local!.ConnectionString;
            await DatabaseSetup.MigrateAsync(connectionString, cancellationToken);
            return new DatabaseSession(local, connectionString);
        }
        catch
        {
            if (local is not null)
            {
                await local.DisposeAsync();
            }

            throw;
        }
    }

    /// <summary>Starts the private cluster again if it died; does nothing for the user's own database.</summary>
    public Task EnsureRunningAsync(CancellationToken cancellationToken) => _local?.EnsureRunningAsync(cancellationToken) ?? Task.CompletedTask;

    /// <summary>A context over a pooled connection; the caller disposes it.</summary>
    public FlywheelDbContext CreateContext() => new(StorageOptions.For(Source));

    /// <summary>Imports the shipped knowledge if the database lacks any of it.</summary>
    public async Task<ImportReport> ImportShippedKnowledgeAsync(CancellationToken cancellationToken)
    {
        await using var context = CreateContext();
        return await new KnowledgeImporter(context, TimeProvider.System).ImportAsync(KnowledgeFolder.Read(WorkerSettings.KnowledgeFolder), cancellationToken);
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await Source.DisposeAsync();
        if (_local is not null)
        {
            await _local.DisposeAsync();
        }
    }
}
