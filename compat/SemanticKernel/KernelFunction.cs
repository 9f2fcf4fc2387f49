namespace Microsoft.SemanticKernel;

public abstract class KernelFunction
{
    private protected KernelFunction(string name, string description)
    {
        (Name, Description) = (name, description);
    }

    public string Name { get; }

    public string Description { get; }

    public Task<FunctionResult> InvokeAsync(Kernel kernel, KernelArguments? arguments = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(kernel);
        return InvokeCoreAsync(kernel, arguments ?? [], cancellationToken).AsTask();
    }

    private protected abstract ValueTask<FunctionResult> InvokeCoreAsync(Kernel kernel, KernelArguments arguments, CancellationToken cancellationToken);
}
