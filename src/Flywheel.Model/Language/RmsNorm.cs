using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Flywheel.Model.Language;

/// <summary>Root mean square normalization with a learned scale.</summary>
internal sealed class RmsNorm : nn.Module
{
    private readonly double _epsilon;
    private readonly Kernels _kernels;

    public RmsNorm(long size, double epsilon, Placement placement) : base(nameof(RmsNorm))
    {
        _epsilon = epsilon;
        _kernels = placement.Kernels;
        Weight = Parameters.Make([size], placement);
        register_parameter("weight", Weight);
    }

    public Parameter Weight { get; }

    public Tensor Forward(Tensor input) => _kernels.Normalize(input, Weight, _epsilon);
}
