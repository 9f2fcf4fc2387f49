using Hangfire.Server;
using Microsoft.Extensions.DependencyInjection;

namespace Hangfire.AspNetCore;

/// <summary>Makes each job's objects in a scope of the service provider, which ends with the job.</summary>
public class AspNetCoreJobActivator(IServiceScopeFactory serviceScopeFactory) : JobActivator
{
    private readonly IServiceScopeFactory serviceScopeFactory = serviceScopeFactory ?? throw new ArgumentNullException(nameof(serviceScopeFactory));

    public override JobActivatorScope BeginScope(PerformContext context) => new Scope(serviceScopeFactory.CreateAsyncScope());

    private sealed class Scope(AsyncServiceScope services) : JobActivatorScope
    {
        public override object Resolve(Type type) => ActivatorUtilities.GetServiceOrCreateInstance(services.ServiceProvider, type);

        /// <summary>A worker's thread belongs to its job alone, so it may wait for services that are disposed of asynchronously.</summary>
        public override void DisposeScope() => services.DisposeAsync().AsTask().GetAwaiter().GetResult();
    }
}
