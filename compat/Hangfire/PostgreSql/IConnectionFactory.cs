using Npgsql;

namespace Hangfire.PostgreSql
{
    public interface IConnectionFactory
    {
        NpgsqlConnection GetOrCreateConnection();
    }
}

namespace Hangfire.PostgreSql.Factories
{
    public sealed class NpgsqlConnectionFactory(string connectionString, PostgreSqlStorageOptions options, Action<NpgsqlConnection>? connectionSetup = null)
        : IConnectionFactory
    {
        public PostgreSqlStorageOptions Options { get; } = options ?? throw new ArgumentNullException(nameof(options));

        public NpgsqlConnection GetOrCreateConnection()
        {
            var connection = new NpgsqlConnection(connectionString);
            connectionSetup?.Invoke(connection);
            return connection;
        }
    }
}
