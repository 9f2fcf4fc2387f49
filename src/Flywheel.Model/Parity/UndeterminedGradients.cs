using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Flywheel.Model.Parity;

/// <summary>Elements of one parameter whose gradient is too small to have a certain sign.</summary>
/// <param name="parameter">The parameter.</param>
/// <param name="elements">Their places in it, counted in row-major order.</param>
internal sealed class UndeterminedGradients(Parameter parameter, long[] elements)
{
    /// <summary>Gives the gradients the other sign.</summary>
    public void Turn()
    {
        using var quiet = no_grad();
        var gradient = parameter.grad!.view(-1);
        var index = tensor(elements, ScalarType.Int64, parameter.device);
        gradient.index_copy_(0, index, gradient.index_select(0, index).neg());
    }
}
