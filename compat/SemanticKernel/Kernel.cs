using Microsoft.Extensions.DependencyInjection;

namespace Microsoft.SemanticKernel;

/// <summary>The services that functions run with.</summary>
public sealed class Kernel
{
    internal Kernel(IServiceProvider services)
    {
        Services = services;
    }

    public IServiceProvider Services { get; }

    public static IKernelBuilder CreateBuilder() => new KernelBuilder();

    /// <exception cref="KernelException">There is no such service.</exception>
    public T GetRequiredService<T>(object? serviceKey = null)
        where T : class =>
        (serviceKey is null ? Services.GetService<T>() : Services.GetKeyedService<T>(serviceKey)) ?? throw new KernelException($"Service of type '{typeof(T)}' not registered.");

    public Task<FunctionResult> InvokeAsync(KernelFunction function, KernelArguments? arguments = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(function);
        return function.InvokeAsync(this, arguments, cancellationToken);
    }

    private sealed class KernelBuilder : IKernelBuilder
    {
        public IServiceCollection Services { get; } = new ServiceCollection();
    }
}
