using Flywheel.Model.Qwen;
using static TorchSharp.torch;

namespace Flywheel.Model.Language;

/// <summary>
/// Qwen2-VL's rotary embedding (arXiv 2409.12191): of each head's frequencies some turn by time, some by height, some by width.
/// In text all three positions are the same.
/// </summary>
internal sealed class MultimodalRope : nn.Module
{
    private readonly Tensor _frequencies;
    private readonly Tensor _axes;

    public MultimodalRope(TextConfig config, Device device) : base(nameof(MultimodalRope))
    {
        var half = config.HeadSize / 2;
        var values = Enumerable.Range(0, half).Select(i => 1f / MathF.Pow((float)config.RopeTheta, 2f * i / config.HeadSize)).ToArray();
        var axisOf = config.RopeSections.SelectMany((count, axis) => Enumerable.Repeat((long)axis, count)).ToArray();
        _frequencies = tensor(values, ScalarType.Float32, device);
        _axes = tensor(axisOf, ScalarType.Int64, device);
        register_buffer("frequencies", _frequencies, persistent: false);
        register_buffer("axes", _axes, persistent: false);
        _frequencies.DetachFromDisposeScope();
        _axes.DetachFromDisposeScope();
    }

    /// <summary>The rotation for positions [3, count].</summary>
    public Rotation At(Tensor positions, ScalarType type)
    {
        var angles = positions.index_select(0, _axes).to(ScalarType.Float32).transpose(0, 1).mul(_frequencies);
        return Rotation.OfAngles(angles, type);
    }
}
