using Hangfire.Common;
using Hangfire.Storage;

namespace Hangfire.PostgreSql;

/// <summary>Jobs in a schema of a Postgres database.</summary>
public class PostgreSqlStorage : JobStorage
{
    public PostgreSqlStorage(IConnectionFactory connectionFactory)
        : this(connectionFactory, new PostgreSqlStorageOptions())
    {
    }

    /// <exception cref="InvalidOperationException">The schema holds the tables of something else.</exception>
    /// <exception cref="Npgsql.NpgsqlException">The database cannot be reached.</exception>
    public PostgreSqlStorage(IConnectionFactory connectionFactory, PostgreSqlStorageOptions options)
    {
        ArgumentNullException.ThrowIfNull(connectionFactory);
        ArgumentNullException.ThrowIfNull(options);
        Options = options;
        Database = new Database(connectionFactory, options.SchemaName);
        Jobs = new JobTable(this, Database);
        Recurring = new RecurringJobTable(Database, Jobs);
        Servers = new ServerTable(Database);
        if (options.PrepareSchemaIfNecessary)
            Schema.Prepare(Database);
    }

    internal PostgreSqlStorageOptions Options { get; }

    internal Database Database { get; }

    internal JobTable Jobs { get; }

    internal RecurringJobTable Recurring { get; }

    internal ServerTable Servers { get; }

    internal JobFilters Filters { get; private set; } = new([new AutomaticRetryAttribute()]);

    public override IStorageConnection GetConnection() => new PostgreSqlConnection(this);

    public override IMonitoringApi GetMonitoringApi() => new PostgreSqlMonitoringApi(this);

    public override string ToString() => $"PostgreSQL, schema {Options.SchemaName}";

    internal static PostgreSqlStorage From(JobStorage storage)
    {
        ArgumentNullException.ThrowIfNull(storage);
        return storage as PostgreSqlStorage ?? throw new NotSupportedException($"Jobs are kept in a {nameof(PostgreSqlStorage)}, not in a {storage.GetType().Name}.");
    }

    /// <summary>Adds filters for all jobs to the one for automatic retries; one of the same type takes its place.</summary>
    internal void UseFilters(IEnumerable<object> filters) => Filters = new JobFilters([new AutomaticRetryAttribute(), .. filters]);
}
