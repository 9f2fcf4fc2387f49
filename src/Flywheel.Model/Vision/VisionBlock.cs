using Flywheel.Model.Language;
using Flywheel.Model.Qwen;
using Flywheel.Model.Weights;
using static TorchSharp.torch;

namespace Flywheel.Model.Vision;

/// <summary>One block of the vision tower.</summary>
internal sealed class VisionBlock : nn.Module
{
    private readonly VisionConfig _config;
    private readonly int _index;
    private readonly Kernels _kernels;
    private readonly RmsNorm _inputNorm, _outputNorm;
    private readonly Projection _qkv, _output, _gateUp, _down;

    public VisionBlock(VisionConfig config, int index, Placement placement) : base(nameof(VisionBlock))
    {
        _config = config;
        _index = index;
        _kernels = placement.Kernels;
        _inputNorm = new RmsNorm(config.HiddenSize, VisionTower.NormEpsilon, placement);
        _outputNorm = new RmsNorm(config.HiddenSize, VisionTower.NormEpsilon, placement);
        _qkv = new Projection(config.HiddenSize, 3L * config.HiddenSize, bias: true, placement);
        _output = new Projection(config.HiddenSize, config.HiddenSize, bias: true, placement);
        _gateUp = new Projection(config.HiddenSize, 2L * config.IntermediateSize, bias: true, placement);
        _down = new Projection(config.IntermediateSize, config.HiddenSize, bias: true, placement);
        register_module("input_norm", _inputNorm);
        register_module("qkv", _qkv);
        register_module("output", _output);
        register_module("output_norm", _outputNorm);
        register_module("gate_up", _gateUp);
        register_module("down", _down);
    }

    /// <summary>[patches, hidden] to the same; patches see those of their group.</summary>
    public Tensor Forward(Tensor hidden, Rotation rotation, PatchGroups groups)
    {
        hidden = hidden.add(Attend(_inputNorm.Forward(hidden), rotation, groups));
        return hidden.add(Feed(_outputNorm.Forward(hidden)));
    }

    public IEnumerable<WeightSlot> Slots()
    {
        var name = $"visual.blocks.{_index}";
        yield return WeightSlot.Whole($"{name}.norm1.weight", _inputNorm.Weight);
        yield return WeightSlot.Whole($"{name}.norm2.weight", _outputNorm.Weight);
        foreach (var kind in new[] { "weight", "bias" })
        {
            var weight = kind == "weight";
            yield return WeightSlot.Whole($"{name}.attn.qkv.{kind}", weight ? _qkv.Weight : _qkv.Bias!);
            yield return WeightSlot.Whole($"{name}.attn.proj.{kind}", weight ? _output.Weight : _output.Bias!);
            yield return WeightSlot.Rows($"{name}.mlp.gate_proj.{kind}", weight ? _gateUp.Weight : _gateUp.Bias!, 0, _config.IntermediateSize);
            yield return WeightSlot.Rows($"{name}.mlp.up_proj.{kind}", weight ? _gateUp.Weight : _gateUp.Bias!, _config.IntermediateSize, _config.IntermediateSize);
            yield return WeightSlot.Whole($"{name}.mlp.down_proj.{kind}", weight ? _down.Weight : _down.Bias!);
        }
    }

    private Tensor Attend(Tensor hidden, Rotation rotation, PatchGroups groups)
    {
        // [patches, 3 * heads, head size]
        var heads = _qkv.Forward(hidden).view(hidden.shape[0], 3L * _config.Heads, _config.HeadSize);
        // Angles are applied in single precision, as the released model was trained.
        var turned = rotation.Apply(heads.narrow(1, 0, 2L * _config.Heads).to(ScalarType.Float32)).to(hidden.dtype);
        return _output.Forward(groups.Attend(turned.narrow(1, 0, _config.Heads), turned.narrow(1, _config.Heads, _config.Heads), heads.narrow(1, 2L * _config.Heads, _config.Heads)));
    }

    private Tensor Feed(Tensor hidden) => _down.Forward(_kernels.Gate(_gateUp.Forward(hidden)));
}
