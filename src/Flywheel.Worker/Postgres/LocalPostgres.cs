using Npgsql;

namespace Flywheel.Worker.Postgres;

/// <summary>
/// A Postgres cluster in the worker's data folder. All processes that use the folder share one server: the first starts it, the last one to
/// leave stops it. Users are counted by a file lock, so that a killed process counts no longer, and a server that it left running is taken
/// over by the next.
/// </summary>
public sealed class LocalPostgres : IAsyncDisposable
{
    private readonly ClusterFolder _folder;
    private readonly ClusterServer _server;
    private readonly TimeSpan _timeout;
    private IDisposable? _use;

    private LocalPostgres(ClusterFolder folder, ClusterServer server, TimeSpan timeout, IDisposable use, string connectionString)
    {
        _folder = folder;
        _server = server;
        _timeout = timeout;
        _use = use;
        ConnectionString = connectionString;
    }

    /// <summary>Connects over the Unix socket to the database that the options name.</summary>
    public string ConnectionString { get; }

    /// <summary>Starts using the cluster: makes it where it is absent, starts its server unless that runs, and recovers from a crash.</summary>
    /// <param name="options">Where the cluster lies.</param>
    /// <param name="cancellationToken">Gives up; a server that has already started stays for the next user.</param>
    /// <exception cref="ArgumentException">The options name no folder, no database or no time.</exception>
    /// <exception cref="LocalPostgresException">The database cannot be used; the message says why and what to do.</exception>
    public static async Task<LocalPostgres> StartAsync(LocalPostgresOptions options, CancellationToken cancellationToken)
    {
        Check(options);
        if (!OperatingSystem.IsLinux())
            throw new LocalPostgresException("A database of the worker's own needs Linux.", options.DataFolder, "Run a PostgreSQL server and give its connection string.");
        var folder = new ClusterFolder(options.DataFolder);
        try
        {
            var account = ServerAccount.For(folder.Root);
            await account.MakeFolderAsync(folder.Root, cancellationToken);
            var server = await ClusterServer.OpenAsync(folder, options, account, cancellationToken);
            using var starting = await FolderLock.TakeAsync(folder.StartLock, options.Timeout, cancellationToken);
            var alone = IsUnused(folder);
            var use = FolderLock.TryShare(folder.UsersLock)
                ?? throw new LocalPostgresException("Another program holds the database's lock.", folder.UsersLock, "End that program, then try again.");
            try
            {
                return new LocalPostgres(folder, server, options.Timeout, use, await server.EnsureRunningAsync(alone, cancellationToken));
            }
            catch
            {
                use.Dispose();
                throw;
            }
        }
        catch (Exception error) when (Trouble.IsFileTrouble(error))
        {
            throw Trouble.FromError(error, folder.Root);
        }
    }

    /// <summary>Starts the server again if it has died since.</summary>
    /// <exception cref="LocalPostgresException">The database cannot be used; the message says why and what to do.</exception>
    public async Task EnsureRunningAsync(CancellationToken cancellationToken)
    {
        ObjectDisposedException.ThrowIf(_use is null, this);
        using var starting = await FolderLock.TakeAsync(_folder.StartLock, _timeout, cancellationToken);
        await _server.EnsureRunningAsync(alone: false, cancellationToken);
    }

    /// <summary>Stops using the cluster. The last one to do so stops the server; a server that will not stop is left to the next start.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _use, null) is not { } use)
            return;
        await using (var connection = new NpgsqlConnection(ConnectionString))
            NpgsqlConnection.ClearPool(connection);
        try
        {
            using var stopping = await FolderLock.TakeAsync(_folder.StartLock, _timeout, CancellationToken.None);
            use.Dispose();
            if (IsUnused(_folder))
                await _server.StopAsync(CancellationToken.None);
        }
        catch (Exception error) when (error is LocalPostgresException || Trouble.IsFileTrouble(error))
        {
            // What is still there is found and dealt with by whoever starts next.
            use.Dispose();
        }
    }

    private static bool IsUnused(ClusterFolder folder)
    {
        using var everyone = FolderLock.TryTake(folder.UsersLock);
        return everyone is not null;
    }

    private static void Check(LocalPostgresOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentException.ThrowIfNullOrWhiteSpace(options.DataFolder, nameof(options.DataFolder));
        if (options.Database.Length is 0 or > 63 || !options.Database.All(c => char.IsAsciiLetterOrDigit(c) || c == '_'))
            throw new ArgumentException($"\"{options.Database}\" is no name for the database: use at most 63 letters, digits and underscores.", nameof(options));
        if (options.Timeout <= TimeSpan.Zero)
            throw new ArgumentException("The timeout must be positive.", nameof(options));
    }
}
