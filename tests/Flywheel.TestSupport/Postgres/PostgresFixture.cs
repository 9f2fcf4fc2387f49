using Npgsql;

namespace Flywheel.TestSupport.Postgres;

/// <summary>An empty database for one test class (<c>IClassFixture&lt;PostgresFixture&gt;</c>), in the cluster of the test process.</summary>
public sealed class PostgresFixture : IDisposable
{
    private readonly string name = $"test_{Guid.NewGuid():N}";

    /// <summary>Makes the database.</summary>
    public PostgresFixture()
    {
        Execute(PostgresCluster.Shared.ConnectionString("postgres"), $"create database {name}");
        ConnectionString = PostgresCluster.Shared.ConnectionString(name);
    }

    /// <summary>Connects as the superuser.</summary>
    public string ConnectionString { get; }

    /// <summary>Runs a statement in the database.</summary>
    public void Execute(string sql) => Execute(ConnectionString, sql);

    /// <summary>The first value of the first row.</summary>
    public T? Scalar<T>(string sql)
    {
        using var connection = new NpgsqlConnection(ConnectionString);
        connection.Open();
        using var command = new NpgsqlCommand(sql, connection);
        return command.ExecuteScalar() is { } value and not DBNull ? (T)value : default;
    }

    /// <summary>Drops the database, whoever is still connected.</summary>
    public void Dispose()
    {
        using (var connection = new NpgsqlConnection(ConnectionString))
            NpgsqlConnection.ClearPool(connection);
        Execute(PostgresCluster.Shared.ConnectionString("postgres"), $"drop database {name} with (force)");
    }

    private static void Execute(string connectionString, string sql)
    {
        using var connection = new NpgsqlConnection(connectionString);
        connection.Open();
        using var command = new NpgsqlCommand(sql, connection);
        command.ExecuteNonQuery();
    }
}
