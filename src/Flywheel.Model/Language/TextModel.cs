using System.Collections.Immutable;
using Flywheel.Model.Qwen;
using Flywheel.Model.Weights;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Flywheel.Model.Language;

/// <summary>
/// The language model. A pass takes the positions of any number of sequences in one list; which belong together is the business
/// of the <see cref="IAttention"/> that comes with them.
/// </summary>
public sealed class TextModel : nn.Module
{
    private readonly Parameter _embedding;
    private readonly ImmutableArray<TextLayer> _layers;
    private readonly RmsNorm _norm;
    private readonly Projection? _head;
    private readonly MultimodalRope _rope;

    internal TextModel(TextConfig config, Placement placement) : base(nameof(TextModel))
    {
        _embedding = Parameters.Make([config.VocabularySize, config.HiddenSize], placement);
        _layers = [.. Enumerable.Range(0, config.Layers).Select(index => new TextLayer(config, index, placement))];
        _norm = new RmsNorm(config.HiddenSize, config.NormEpsilon, placement);
        _head = config.TiedHead ? null : new Projection(config.HiddenSize, config.VocabularySize, bias: false, placement);
        _rope = new MultimodalRope(config, placement.Device);
        register_parameter("embedding", _embedding);
        for (var i = 0; i < _layers.Length; i++) register_module($"layer{i}", _layers[i]);
        register_module("norm", _norm);
        if (_head is not null) register_module("head", _head);
        register_module("rope", _rope);
    }

    /// <summary>The rotation for positions [3, count].</summary>
    public Rotation Rotate(Tensor positions) => _rope.At(positions, _embedding.dtype);

    /// <summary>The embeddings of token ids: [count] to [count, hidden].</summary>
    public Tensor Embed(Tensor ids) => _embedding.index_select(0, ids);

    /// <summary>[positions, hidden] of embeddings to [positions, hidden] from which <see cref="Logits"/> reads the next token.</summary>
    public Tensor Forward(Tensor hidden, Rotation rotation, IAttention attention)
    {
        foreach (var layer in _layers)
        {
            using var scope = NewDisposeScope();
            hidden = layer.Forward(hidden, rotation, attention).MoveToOuterDisposeScope();
        }
        return _norm.Forward(hidden);
    }

    /// <summary>[positions, hidden] to [positions, vocabulary].</summary>
    public Tensor Logits(Tensor hidden) => Projection.Apply(hidden, _head?.Weight ?? _embedding, null);

    internal IEnumerable<WeightSlot> Slots()
    {
        yield return WeightSlot.Whole("model.embed_tokens.weight", _embedding);
        foreach (var slot in _layers.SelectMany(layer => layer.Slots())) yield return slot;
        yield return WeightSlot.Whole("model.norm.weight", _norm.Weight);
        if (_head is not null) yield return WeightSlot.Whole("lm_head.weight", _head.Weight);
    }
}
