using Microsoft.Extensions.DependencyInjection;

namespace Microsoft.SemanticKernel;

public static class KernelExtensions
{
    public static Kernel Build(this IKernelBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        return new Kernel(builder.Services.BuildServiceProvider());
    }
}
