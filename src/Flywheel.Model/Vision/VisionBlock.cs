using Flywheel.Model.Language;
using Flywheel.Model.Qwen;
using Flywheel.Model.Weights;
using static TorchSharp.torch;

namespace Flywheel.Model.Vision;

/// <summary>One block of the vision tower.</summary>
internal sealed class VisionBlock : nn.Module
{
    private readonly VisionConfig config;
    private readonly int index;
    private readonly RmsNorm inputNorm, outputNorm;
    private readonly Linear qkv, output, gateUp, down;

    public VisionBlock(VisionConfig config, int index, ScalarType type, Device device) : base(nameof(VisionBlock))
    {
        this.config = config;
        this.index = index;
        inputNorm = new RmsNorm(config.HiddenSize, VisionTower.NormEpsilon, type, device);
        outputNorm = new RmsNorm(config.HiddenSize, VisionTower.NormEpsilon, type, device);
        qkv = new Linear(config.HiddenSize, 3L * config.HiddenSize, bias: true, type, device);
        output = new Linear(config.HiddenSize, config.HiddenSize, bias: true, type, device);
        gateUp = new Linear(config.HiddenSize, 2L * config.IntermediateSize, bias: true, type, device);
        down = new Linear(config.IntermediateSize, config.HiddenSize, bias: true, type, device);
        register_module("input_norm", inputNorm);
        register_module("qkv", qkv);
        register_module("output", output);
        register_module("output_norm", outputNorm);
        register_module("gate_up", gateUp);
        register_module("down", down);
    }

    /// <summary>[patches, hidden] to the same; patches see those of their group.</summary>
    public Tensor Forward(Tensor hidden, Rotation rotation, PatchGroups groups)
    {
        hidden = hidden.add(Attend(inputNorm.Forward(hidden), rotation, groups));
        return hidden.add(Feed(outputNorm.Forward(hidden)));
    }

    public IEnumerable<WeightSlot> Slots()
    {
        var name = $"visual.blocks.{index}";
        yield return WeightSlot.Whole($"{name}.norm1.weight", inputNorm.Weight);
        yield return WeightSlot.Whole($"{name}.norm2.weight", outputNorm.Weight);
        foreach (var kind in new[] { "weight", "bias" })
        {
            var weight = kind == "weight";
            yield return WeightSlot.Whole($"{name}.attn.qkv.{kind}", weight ? qkv.Weight : qkv.Bias!);
            yield return WeightSlot.Whole($"{name}.attn.proj.{kind}", weight ? output.Weight : output.Bias!);
            yield return WeightSlot.Rows($"{name}.mlp.gate_proj.{kind}", weight ? gateUp.Weight : gateUp.Bias!, 0, config.IntermediateSize);
            yield return WeightSlot.Rows($"{name}.mlp.up_proj.{kind}", weight ? gateUp.Weight : gateUp.Bias!, config.IntermediateSize, config.IntermediateSize);
            yield return WeightSlot.Whole($"{name}.mlp.down_proj.{kind}", weight ? down.Weight : down.Bias!);
        }
    }

    private Tensor Attend(Tensor hidden, Rotation rotation, PatchGroups groups)
    {
        // [patches, 3 * heads, head size]
        var heads = qkv.Forward(hidden).view(hidden.shape[0], 3L * config.Heads, config.HeadSize);
        // Angles are applied in single precision, as the released model was trained.
        var turned = rotation.Apply(heads.narrow(1, 0, 2L * config.Heads).to(ScalarType.Float32)).to(hidden.dtype);
        return output.Forward(groups.Attend(turned.narrow(1, 0, config.Heads), turned.narrow(1, config.Heads, config.Heads), heads.narrow(1, 2L * config.Heads, config.Heads)));
    }

    private Tensor Feed(Tensor hidden)
    {
        var both = gateUp.Forward(hidden);
        var gate = nn.functional.silu(both.narrow(-1, 0, config.IntermediateSize));
        return down.Forward(gate.mul(both.narrow(-1, config.IntermediateSize, config.IntermediateSize)));
    }
}
