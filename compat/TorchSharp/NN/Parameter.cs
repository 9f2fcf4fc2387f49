using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>A tensor that belongs to a module and is trained with it. It takes the place of the tensor that it is made of.</summary>
public class Parameter : Tensor
{
    public Parameter(Tensor data, bool requires_grad = true)
        : base(Take(data, out var scope, requires_grad))
    {
        DetachFromDisposeScope();
        scope?.Attach(this);
    }

    private static nint Take(Tensor data, out DisposeScope? scope, bool requires_grad)
    {
        scope = data.OwningDisposeScope;
        data.requires_grad = requires_grad;
        return data.Release();
    }
}
