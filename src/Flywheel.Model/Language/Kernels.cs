using static TorchSharp.torch;

namespace Flywheel.Model.Language;

/// <summary>
/// The small operations between the products. Here they are composed of tensor operations, which record gradients and run
/// anywhere; a device may have faster ones for inference.
/// </summary>
internal class Kernels
{
    /// <summary>Root mean square normalization (Zhang and Sennrich, arXiv 1910.07467); the mean is taken in single precision.</summary>
    public virtual Tensor Normalize(Tensor input, Tensor weight, double epsilon)
    {
        var exact = input.to(ScalarType.Float32);
        var scale = exact.square().mean([-1], keepdim: true).add(epsilon).rsqrt();
        return exact.mul(scale).to(input.dtype).mul(weight);
    }

    /// <summary>The first half of the last dimension through SiLU, times the second half.</summary>
    public virtual Tensor Gate(Tensor both)
    {
        var half = both.shape[^1] / 2;
        return nn.functional.silu(both.narrow(-1, 0, half)).mul(both.narrow(-1, half, half));
    }
}
