using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Flywheel.Model.Language;

/// <summary>Root mean square normalization (Zhang and Sennrich, arXiv 1910.07467); the mean is taken in single precision.</summary>
internal sealed class RmsNorm : nn.Module
{
    private readonly double _epsilon;

    public RmsNorm(long size, double epsilon, ScalarType type, Device device) : base(nameof(RmsNorm))
    {
        _epsilon = epsilon;
        Weight = Parameters.Make([size], type, device);
        register_parameter("weight", Weight);
    }

    public Parameter Weight { get; }

    public Tensor Forward(Tensor input)
    {
        var exact = input.to(ScalarType.Float32);
        var scale = exact.square().mean([-1], keepdim: true).add(_epsilon).rsqrt();
        return exact.mul(scale).to(input.dtype).mul(Weight);
    }
}
