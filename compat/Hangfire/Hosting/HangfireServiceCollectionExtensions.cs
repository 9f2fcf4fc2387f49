using Hangfire.AspNetCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Hangfire;

public static class HangfireServiceCollectionExtensions
{
    public static IServiceCollection AddHangfire(this IServiceCollection services, Action<IGlobalConfiguration> configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        return services.AddHangfire((_, target) => configuration(target));
    }

    /// <summary>Adds the storage, the client and the manager of recurring jobs. The configuration runs when the first of them is asked for.</summary>
    public static IServiceCollection AddHangfire(this IServiceCollection services, Action<IServiceProvider, IGlobalConfiguration> configuration)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(configuration);
        services.TryAddSingleton(provider => Configure(provider, configuration));
        services.TryAddSingleton<IGlobalConfiguration>(provider => provider.GetRequiredService<HangfireConfiguration>());
        services.TryAddSingleton<JobStorage>(provider => provider.GetRequiredService<HangfireConfiguration>().Storage!);
        services.TryAddSingleton(provider =>
            provider.GetRequiredService<HangfireConfiguration>().Activator ?? new AspNetCoreJobActivator(provider.GetRequiredService<IServiceScopeFactory>()));
        services.TryAddSingleton<IBackgroundJobClientV2>(provider => new BackgroundJobClient(provider.GetRequiredService<JobStorage>()));
        services.TryAddSingleton<IBackgroundJobClient>(provider => provider.GetRequiredService<IBackgroundJobClientV2>());
        services.TryAddSingleton<IRecurringJobManagerV2>(provider => new RecurringJobManager(provider.GetRequiredService<JobStorage>()));
        services.TryAddSingleton<IRecurringJobManager>(provider => provider.GetRequiredService<IRecurringJobManagerV2>());
        return services;
    }

    public static IServiceCollection AddHangfireServer(this IServiceCollection services) => services.AddHangfireServer(_ => { });

    public static IServiceCollection AddHangfireServer(this IServiceCollection services, Action<BackgroundJobServerOptions> optionsAction)
    {
        ArgumentNullException.ThrowIfNull(optionsAction);
        return services.AddHangfireServer((_, options) => optionsAction(options));
    }

    /// <summary>Adds a server that runs while the host does. Several may be added.</summary>
    public static IServiceCollection AddHangfireServer(this IServiceCollection services, Action<IServiceProvider, BackgroundJobServerOptions> optionsAction)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(optionsAction);
        return services.AddSingleton<IHostedService>(provider => new HostedServer(() =>
        {
            var options = new BackgroundJobServerOptions();
            optionsAction(provider, options);
            var logger = provider.GetService<ILoggerFactory>()?.CreateLogger("Hangfire") ?? NullLogger.Instance;
            return new BackgroundJobServer(options, provider.GetRequiredService<JobStorage>(), provider.GetRequiredService<JobActivator>(), logger);
        }));
    }

    private static HangfireConfiguration Configure(IServiceProvider provider, Action<IServiceProvider, IGlobalConfiguration> configure)
    {
        var configuration = new HangfireConfiguration();
        configure(provider, configuration);
        var storage = configuration.Storage ?? throw new InvalidOperationException("Hangfire has no storage: call UsePostgreSqlStorage in AddHangfire.");
        storage.UseFilters(configuration.Filters);
        return configuration;
    }

    private sealed class HostedServer(Func<BackgroundJobServer> start) : IHostedService, IDisposable
    {
        private BackgroundJobServer? server;

        public Task StartAsync(CancellationToken cancellationToken)
        {
            server = start();
            return Task.CompletedTask;
        }

        public async Task StopAsync(CancellationToken cancellationToken)
        {
            if (server is null)
                return;
            server.SendStop();
            try
            {
                await server.WaitForShutdownAsync(cancellationToken);
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                // The host is out of patience; the leases of the jobs that still run end with the process.
            }
        }

        public void Dispose() => server?.SendStop();
    }
}
