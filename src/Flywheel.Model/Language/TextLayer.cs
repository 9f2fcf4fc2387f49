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
    private readonly TextConfig _config;
    private readonly int _index;
    private readonly Kernels _kernels;
    private readonly RmsNorm _inputNorm, _outputNorm;
    private readonly Projection _qkv, _output, _gateUp, _down;

    public TextLayer(TextConfig config, int index, Placement placement) : base(nameof(TextLayer))
    {
        _config = config;
        _index = index;
        _kernels = placement.Kernels;
        _inputNorm = new RmsNorm(config.HiddenSize, config.NormEpsilon, placement);
        _outputNorm = new RmsNorm(config.HiddenSize, config.NormEpsilon, placement);
        _qkv = new Projection(config.HiddenSize, (config.Heads + (2L * config.KeyValueHeads)) * config.HeadSize, bias: true, placement);
        _output = new Projection(config.HiddenSize, config.HiddenSize, bias: false, placement);
        _gateUp = new Projection(config.HiddenSize, 2L * config.IntermediateSize, bias: false, placement);
        _down = new Projection(config.IntermediateSize, config.HiddenSize, bias: false, placement);
        register_module("input_norm", _inputNorm);
        register_module("qkv", _qkv);
        register_module("output", _output);
        register_module("output_norm", _outputNorm);
        register_module("gate_up", _gateUp);
        register_module("down", _down);
    }

    /// <summary>[positions, hidden] to the same.</summary>
    public Tensor Forward(Tensor hidden, Rotation rotation, IAttention attention)
    {
        hidden = hidden.add(Attend(_inputNorm.Forward(hidden), rotation, attention));
        return hidden.add(Feed(_outputNorm.Forward(hidden)));
    }

    public IEnumerable<WeightSlot> Slots()
    {
        var name = $"model.layers.{_index}";
        long queries = _config.HiddenSize, keys = (long)_config.KeyValueHeads * _config.HeadSize;
        yield return WeightSlot.Whole($"{name}.input_layernorm.weight", _inputNorm.Weight);
        foreach (var (kind, parameter) in new[] { ("weight", _qkv.Weight), ("bias", _qkv.Bias!) })
        {
            yield return WeightSlot.Rows($"{name}.self_attn.q_proj.{kind}", parameter, 0, queries);
            yield return WeightSlot.Rows($"{name}.self_attn.k_proj.{kind}", parameter, queries, keys);
            yield return WeightSlot.Rows($"{name}.self_attn.v_proj.{kind}", parameter, queries + keys, keys);
        }
        yield return WeightSlot.Whole($"{name}.self_attn.o_proj.weight", _output.Weight);
        yield return WeightSlot.Whole($"{name}.post_attention_layernorm.weight", _outputNorm.Weight);
        yield return WeightSlot.Rows($"{name}.mlp.gate_proj.weight", _gateUp.Weight, 0, _config.IntermediateSize);
        yield return WeightSlot.Rows($"{name}.mlp.up_proj.weight", _gateUp.Weight, _config.IntermediateSize, _config.IntermediateSize);
        yield return WeightSlot.Whole($"{name}.mlp.down_proj.weight", _down.Weight);
    }

    private Tensor Attend(Tensor hidden, Rotation rotation, IAttention attention)
    {
        // [positions, heads + 2 key/value heads, head size]
        var heads = _qkv.Forward(hidden).view(hidden.shape[0], -1, _config.HeadSize);
        var turned = rotation.Apply(heads.narrow(1, 0, _config.Heads + _config.KeyValueHeads));
        var gathered = attention.Attend(
            _index,
            turned.narrow(1, 0, _config.Heads),
            turned.narrow(1, _config.Heads, _config.KeyValueHeads),
            heads.narrow(1, _config.Heads + _config.KeyValueHeads, _config.KeyValueHeads));
        return _output.Forward(gathered);
    }

    private Tensor Feed(Tensor hidden) => _down.Forward(_kernels.Gate(_gateUp.Forward(hidden)));
}
