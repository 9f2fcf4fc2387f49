using Flywheel.TestSupport.Postgres;
using Npgsql;

namespace Hangfire.Tests;

/// <summary>A job that runs in whichever process takes it, counts its runs in the database, and ends when it is told to there.</summary>
public static class Sleeper
{
    public static void Prepare(PostgresFixture database, string schema) => database.Execute(
        $"create schema if not exists {schema}; create table {schema}.sleeper (runs int not null, finish boolean not null); insert into {schema}.sleeper values (0, false)");

    public static int Runs(PostgresFixture database, string schema) => database.Scalar<int>($"select runs from {schema}.sleeper");

    public static void Sleep(string connectionString, string schema)
    {
        using var connection = new NpgsqlConnection(connectionString);
        connection.Open();
        Execute(connection, $"update {schema}.sleeper set runs = runs + 1");
        while (Execute(connection, $"select finish from {schema}.sleeper") is not true)
            Thread.Sleep(10);
    }

    private static object? Execute(NpgsqlConnection connection, string sql)
    {
        using var command = new NpgsqlCommand(sql, connection);
        return command.ExecuteScalar();
    }
}
