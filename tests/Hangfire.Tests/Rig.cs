using Flywheel.TestSupport.Postgres;
using Hangfire.PostgreSql;
using Hangfire.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace Hangfire.Tests;

/// <summary>A job storage in a schema of its own, and the servers that a test starts on it.</summary>
public sealed class Rig : IDisposable
{
    public static readonly TimeSpan ShortLease = TimeSpan.FromSeconds(1);

    private readonly ServiceProvider services;
    private readonly List<BackgroundJobServer> servers = [];
    private readonly string connectionString;

    public Rig(string connectionString, Action<PostgreSqlStorageOptions>? options = null, Action<IGlobalConfiguration>? configure = null)
    {
        this.connectionString = connectionString;
        var storageOptions = new PostgreSqlStorageOptions { SchemaName = Schema, InvisibilityTimeout = ShortLease };
        options?.Invoke(storageOptions);
        services = new ServiceCollection()
            .AddSingleton(Journal)
            .AddHangfire(configuration =>
            {
                configuration.UsePostgreSqlStorage(bootstrapper => bootstrapper.UseNpgsqlConnection(connectionString), storageOptions);
                configure?.Invoke(configuration);
            })
            .BuildServiceProvider();
    }

    public Rig(PostgresFixture database, Action<PostgreSqlStorageOptions>? options = null, Action<IGlobalConfiguration>? configure = null)
        : this(database.ConnectionString, options, configure)
    {
    }

    public string Schema { get; } = $"s{Guid.NewGuid():N}";

    public Journal Journal { get; } = new();

    public IBackgroundJobClient Client => services.GetRequiredService<IBackgroundJobClient>();

    public IRecurringJobManager Recurring => services.GetRequiredService<IRecurringJobManager>();

    public JobStorage Storage => services.GetRequiredService<JobStorage>();

    public IMonitoringApi Monitoring => Storage.GetMonitoringApi();

    public BackgroundJobServer Serve(Action<BackgroundJobServerOptions>? configure = null)
    {
        var options = new BackgroundJobServerOptions
        {
            WorkerCount = 4,
            ShutdownTimeout = TimeSpan.FromSeconds(2),
            Activator = services.GetRequiredService<JobActivator>(),
        };
        configure?.Invoke(options);
        var server = new BackgroundJobServer(options, Storage);
        servers.Add(server);
        return server;
    }

    /// <summary>A storage of its own on the same tables, as another process would have.</summary>
    public Rig Neighbour() => new(connectionString, options => options.SchemaName = Schema);

    public string State(string jobId)
    {
        using var connection = Storage.GetConnection();
        return connection.GetStateData(jobId)!.Name;
    }

    public void WaitForState(string jobId, string state, double seconds = 20) => Journal.Until(() => State(jobId) == state, $"job {jobId} {state}; it is {State(jobId)}", seconds);

    /// <summary>From the first state to the last.</summary>
    public string[] History(string jobId) => [.. Monitoring.JobDetails(jobId)!.History.Reverse().Select(entry => entry.StateName)];

    public void Dispose()
    {
        Journal.Gate.Set();
        servers.ForEach(server => server.SendStop());
        servers.ForEach(server => server.Dispose());
        services.Dispose();
    }
}
