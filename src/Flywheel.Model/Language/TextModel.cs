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
    private readonly Parameter embedding;
    private readonly ImmutableArray<TextLayer> layers;
    private readonly RmsNorm norm;
    private readonly Linear? head;
    private readonly MultimodalRope rope;

    internal TextModel(TextConfig config, ScalarType type, Device device) : base(nameof(TextModel))
    {
        embedding = Parameters.Make([config.VocabularySize, config.HiddenSize], type, device);
        layers = [.. Enumerable.Range(0, config.Layers).Select(index => new TextLayer(config, index, type, device))];
        norm = new RmsNorm(config.HiddenSize, config.NormEpsilon, type, device);
        head = config.TiedHead ? null : new Linear(config.HiddenSize, config.VocabularySize, bias: false, type, device);
        rope = new MultimodalRope(config, device);
        register_parameter("embedding", embedding);
        for (var i = 0; i < layers.Length; i++) register_module($"layer{i}", layers[i]);
        register_module("norm", norm);
        if (head is not null) register_module("head", head);
        register_module("rope", rope);
    }

    /// <summary>The rotation for positions [3, count].</summary>
    public Rotation Rotate(Tensor positions) => rope.At(positions, embedding.dtype);

    /// <summary>The embeddings of token ids: [count] to [count, hidden].</summary>
    public Tensor Embed(Tensor ids) => embedding.index_select(0, ids);

    /// <summary>[positions, hidden] of embeddings to [positions, hidden] from which <see cref="Logits"/> reads the next token.</summary>
    public Tensor Forward(Tensor hidden, Rotation rotation, IAttention attention)
    {
        foreach (var layer in layers)
        {
            using var scope = NewDisposeScope();
            hidden = layer.Forward(hidden, rotation, attention).MoveToOuterDisposeScope();
        }
        return norm.Forward(hidden);
    }

    /// <summary>[positions, hidden] to [positions, vocabulary].</summary>
    public Tensor Logits(Tensor hidden) => nn.functional.linear(hidden, head?.Weight ?? embedding);

    internal IEnumerable<WeightSlot> Slots()
    {
        yield return WeightSlot.Whole("model.embed_tokens.weight", embedding);
        foreach (var slot in layers.SelectMany(layer => layer.Slots())) yield return slot;
        yield return WeightSlot.Whole("model.norm.weight", norm.Weight);
        if (head is not null) yield return WeightSlot.Whole("lm_head.weight", head.Weight);
    }
}
