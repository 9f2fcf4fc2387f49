using Hangfire.PostgreSql;
using Hangfire.PostgreSql.Factories;
using Npgsql;

namespace Hangfire
{
    public interface IGlobalConfiguration
    {
    }

    public interface IGlobalConfiguration<out T> : IGlobalConfiguration
    {
        T Entry { get; }
    }

    /// <summary>What a program configured, one for each service provider.</summary>
    internal class HangfireConfiguration : IGlobalConfiguration
    {
        public PostgreSqlStorage? Storage { get; set; }

        public JobActivator? Activator { get; set; }

        public List<object> Filters { get; } = [];

        public static HangfireConfiguration From(IGlobalConfiguration configuration) => configuration switch
        {
            HangfireConfiguration own => own,
            ConfigurationEntry entry => entry.Configuration,
            null => throw new ArgumentNullException(nameof(configuration)),
            _ => throw new ArgumentException($"{configuration.GetType().Name} is no configuration made by AddHangfire.", nameof(configuration)),
        };
    }

    internal abstract class ConfigurationEntry(HangfireConfiguration configuration) : IGlobalConfiguration
    {
        public HangfireConfiguration Configuration { get; } = configuration;
    }

    internal sealed class ConfigurationEntry<T>(HangfireConfiguration configuration, T entry) : ConfigurationEntry(configuration), IGlobalConfiguration<T>
    {
        public T Entry { get; } = entry;
    }

    public static class GlobalConfigurationExtensions
    {
        /// <summary>Arguments are always written as plain JSON by their declared types, which is what these settings ask for.</summary>
        public static IGlobalConfiguration UseRecommendedSerializerSettings(this IGlobalConfiguration configuration) => HangfireConfiguration.From(configuration);

        /// <summary>Types are always written without the version of their assembly, which is what this asks for.</summary>
        public static IGlobalConfiguration UseSimpleAssemblyNameTypeSerializer(this IGlobalConfiguration configuration) => HangfireConfiguration.From(configuration);

        public static IGlobalConfiguration<TFilter> UseFilter<TFilter>(this IGlobalConfiguration configuration, TFilter filter)
            where TFilter : notnull
        {
            var own = HangfireConfiguration.From(configuration);
            own.Filters.Add(filter);
            return new ConfigurationEntry<TFilter>(own, filter);
        }

        public static IGlobalConfiguration<TActivator> UseActivator<TActivator>(this IGlobalConfiguration configuration, TActivator activator)
            where TActivator : JobActivator
        {
            var own = HangfireConfiguration.From(configuration);
            own.Activator = activator;
            return new ConfigurationEntry<TActivator>(own, activator);
        }

        public static IGlobalConfiguration<TStorage> WithJobExpirationTimeout<TStorage>(this IGlobalConfiguration<TStorage> configuration, TimeSpan timeout)
            where TStorage : JobStorage
        {
            ArgumentNullException.ThrowIfNull(configuration);
            configuration.Entry.JobExpirationTimeout = timeout;
            return configuration;
        }
    }
}

namespace Hangfire.PostgreSql
{
    public class PostgreSqlBootstrapperOptions
    {
        private readonly PostgreSqlStorageOptions options;

        internal PostgreSqlBootstrapperOptions(PostgreSqlStorageOptions options) => this.options = options;

        internal IConnectionFactory? ConnectionFactory { get; private set; }

        public PostgreSqlBootstrapperOptions UseConnectionFactory(IConnectionFactory connectionFactory)
        {
            ConnectionFactory = connectionFactory ?? throw new ArgumentNullException(nameof(connectionFactory));
            return this;
        }

        public PostgreSqlBootstrapperOptions UseNpgsqlConnection(string connectionString, Action<NpgsqlConnection>? connectionSetup = null)
        {
            ArgumentException.ThrowIfNullOrWhiteSpace(connectionString);
            return UseConnectionFactory(new NpgsqlConnectionFactory(connectionString, options, connectionSetup));
        }
    }

    public static class PostgreSqlBootstrapperConfigurationExtensions
    {
        public static IGlobalConfiguration<PostgreSqlStorage> UsePostgreSqlStorage(this IGlobalConfiguration configuration, Action<PostgreSqlBootstrapperOptions> configure) =>
            configuration.UsePostgreSqlStorage(configure, new PostgreSqlStorageOptions());

        /// <summary>Connects, and makes the tables where they are absent.</summary>
        public static IGlobalConfiguration<PostgreSqlStorage> UsePostgreSqlStorage(
            this IGlobalConfiguration configuration, Action<PostgreSqlBootstrapperOptions> configure, PostgreSqlStorageOptions options)
        {
            ArgumentNullException.ThrowIfNull(configure);
            ArgumentNullException.ThrowIfNull(options);
            var own = HangfireConfiguration.From(configuration);
            var bootstrapper = new PostgreSqlBootstrapperOptions(options);
            configure(bootstrapper);
            var connections = bootstrapper.ConnectionFactory
                ?? throw new InvalidOperationException("No database was named: call UseNpgsqlConnection in UsePostgreSqlStorage.");
            own.Storage = new PostgreSqlStorage(connections, options);
            return new ConfigurationEntry<PostgreSqlStorage>(own, own.Storage);
        }
    }
}
