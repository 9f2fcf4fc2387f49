using Flywheel.Model.Qwen;
using Flywheel.Model.Weights;
using static TorchSharp.torch;

namespace Flywheel.Model.Language;

/// <summary>
/// One layer of the language model. The projections to queries, keys and values are one product, and so are gate and up: fewer,
/// larger reads of memory.
/// </summary>
internal sealed class TextLayer : nn.Module
{
    private readonly TextConfig config;
    private readonly int index;
    private readonly RmsNorm inputNorm, outputNorm;
    private readonly Linear qkv, output, gateUp, down;

    public TextLayer(TextConfig config, int index, ScalarType type, Device device) : base(nameof(TextLayer))
    {
        this.config = config;
        this.index = index;
        inputNorm = new RmsNorm(config.HiddenSize, config.NormEpsilon, type, device);
        outputNorm = new RmsNorm(config.HiddenSize, config.NormEpsilon, type, device);
        qkv = new Linear(config.HiddenSize, (config.Heads + (2L * config.KeyValueHeads)) * config.HeadSize, bias: true, type, device);
        output = new Linear(config.HiddenSize, config.HiddenSize, bias: false, type, device);
        gateUp = new Linear(config.HiddenSize, 2L * config.IntermediateSize, bias: false, type, device);
        down = new Linear(config.IntermediateSize, config.HiddenSize, bias: false, type, device);
        register_module("input_norm", inputNorm);
        register_module("qkv", qkv);
        register_module("output", output);
        register_module("output_norm", outputNorm);
        register_module("gate_up", gateUp);
        register_module("down", down);
    }

    /// <summary>[positions, hidden] to the same.</summary>
    public Tensor Forward(Tensor hidden, Rotation rotation, IAttention attention)
    {
        hidden = hidden.add(Attend(inputNorm.Forward(hidden), rotation, attention));
        return hidden.add(Feed(outputNorm.Forward(hidden)));
    }

    public IEnumerable<WeightSlot> Slots()
    {
        var name = $"model.layers.{index}";
        long queries = config.HiddenSize, keys = (long)config.KeyValueHeads * config.HeadSize;
        yield return WeightSlot.Whole($"{name}.input_layernorm.weight", inputNorm.Weight);
        foreach (var (kind, parameter) in new[] { ("weight", qkv.Weight), ("bias", qkv.Bias!) })
        {
            yield return WeightSlot.Rows($"{name}.self_attn.q_proj.{kind}", parameter, 0, queries);
            yield return WeightSlot.Rows($"{name}.self_attn.k_proj.{kind}", parameter, queries, keys);
            yield return WeightSlot.Rows($"{name}.self_attn.v_proj.{kind}", parameter, queries + keys, keys);
        }
        yield return WeightSlot.Whole($"{name}.self_attn.o_proj.weight", output.Weight);
        yield return WeightSlot.Whole($"{name}.post_attention_layernorm.weight", outputNorm.Weight);
        yield return WeightSlot.Rows($"{name}.mlp.gate_proj.weight", gateUp.Weight, 0, config.IntermediateSize);
        yield return WeightSlot.Rows($"{name}.mlp.up_proj.weight", gateUp.Weight, config.IntermediateSize, config.IntermediateSize);
        yield return WeightSlot.Whole($"{name}.mlp.down_proj.weight", down.Weight);
    }

    private Tensor Attend(Tensor hidden, Rotation rotation, IAttention attention)
    {
        // [positions, heads + 2 key/value heads, head size]
        var heads = qkv.Forward(hidden).view(hidden.shape[0], -1, config.HeadSize);
        var turned = rotation.Apply(heads.narrow(1, 0, config.Heads + config.KeyValueHeads));
        var gathered = attention.Attend(
            index,
            turned.narrow(1, 0, config.Heads),
            turned.narrow(1, config.Heads, config.KeyValueHeads),
            heads.narrow(1, config.Heads + config.KeyValueHeads, config.KeyValueHeads));
        return output.Forward(gathered);
    }

    private Tensor Feed(Tensor hidden)
    {
        var both = gateUp.Forward(hidden);
        var gate = nn.functional.silu(both.narrow(-1, 0, config.IntermediateSize));
        return down.Forward(gate.mul(both.narrow(-1, config.IntermediateSize, config.IntermediateSize)));
    }
}
