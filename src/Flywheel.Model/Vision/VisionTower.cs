using System.Collections.Immutable;
using Flywheel.Model.Language;
using Flywheel.Model.Qwen;
using Flywheel.Model.Weights;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Flywheel.Model.Vision;

/// <summary>
/// The vision tower of Qwen2.5-VL (arXiv 2502.13923): patches see their window in most blocks and their whole picture in some,
/// and each square of patches becomes one token of the language model. Any number of pictures go through it at once.
/// </summary>
public sealed class VisionTower : nn.Module
{
    internal const double NormEpsilon = 1e-6;
    private const float RopeTheta = 10000;

    private readonly VisionConfig _config;
    private readonly Parameter _patches;
    private readonly ImmutableArray<VisionBlock> _blocks;
    private readonly RmsNorm _norm;
    private readonly Projection _widen, _hand;

    internal VisionTower(VisionConfig config, Placement placement) : base(nameof(VisionTower))
    {
        _config = config;
        var merged = (long)config.HiddenSize * config.MergeUnit;
        _patches = Parameters.Make([config.HiddenSize, VisionConfig.Channels, config.TemporalPatchSize, config.PatchSize, config.PatchSize], placement);
        _blocks = [.. Enumerable.Range(0, config.Depth).Select(index => new VisionBlock(config, index, placement))];
        _norm = new RmsNorm(config.HiddenSize, NormEpsilon, placement);
        _widen = new Projection(merged, merged, bias: true, placement);
        _hand = new Projection(merged, config.OutputSize, bias: true, placement);
        register_parameter("patches", _patches);
        for (var i = 0; i < _blocks.Length; i++) register_module($"block{i}", _blocks[i]);
        register_module("norm", _norm);
        register_module("widen", _widen);
        register_module("hand", _hand);
    }

    /// <summary>The tokens of pictures in reading order, picture by picture: [tokens, hidden size of the language model].</summary>
    public Tensor Forward(PatchedImages images)
    {
        using var scope = NewDisposeScope();
        var device = _patches.device;
        var layout = VisionLayout.Of(_config, images.Grids);
        var order = tensor(layout.Order.ToArray(), ScalarType.Int64, device);
        var rotation = Rotation.OfAngles(Angles(layout, device), ScalarType.Float32);
        var windows = new PatchGroups(layout.Windows, device);
        var frames = new PatchGroups(layout.Frames, device);

        var pixels = tensor(images.Patches, [images.Count, _config.PatchElements], _patches.dtype, device);
        var hidden = nn.functional.linear(pixels, _patches.view(_config.HiddenSize, -1));
        hidden = hidden.view(-1, _config.MergeUnit, _config.HiddenSize).index_select(0, order).view(-1, _config.HiddenSize);
        for (var i = 0; i < _blocks.Length; i++)
        {
            using var inner = NewDisposeScope();
            hidden = _blocks[i].Forward(hidden, rotation, _config.FullAttentionBlocks.Contains(i) ? frames : windows).MoveToOuterDisposeScope();
        }
        return Merge(hidden).index_select(0, Inverse(layout.Order, device)).MoveToOuterDisposeScope();
    }

    internal IEnumerable<WeightSlot> Slots()
    {
        yield return WeightSlot.Whole("visual.patch_embed.proj.weight", _patches);
        foreach (var slot in _blocks.SelectMany(block => block.Slots())) yield return slot;
        yield return WeightSlot.Whole("visual.merger.ln_q.weight", _norm.Weight);
        yield return WeightSlot.Whole("visual.merger.mlp.0.weight", _widen.Weight);
        yield return WeightSlot.Whole("visual.merger.mlp.0.bias", _widen.Bias!);
        yield return WeightSlot.Whole("visual.merger.mlp.2.weight", _hand.Weight);
        yield return WeightSlot.Whole("visual.merger.mlp.2.bias", _hand.Bias!);
    }

    private Tensor Merge(Tensor hidden) => _hand.Forward(nn.functional.gelu(_widen.Forward(_norm.Forward(hidden).view(-1, (long)_config.HiddenSize * _config.MergeUnit))));

    /// <summary>Half of a head's frequencies turn by row, half by column: [patches, head size / 2].</summary>
    private Tensor Angles(VisionLayout layout, Device device)
    {
        var quarter = _config.HeadSize / 4;
        var frequencies = Enumerable.Range(0, quarter).Select(i => 1f / MathF.Pow(RopeTheta, 2f * i / (_config.HeadSize / 2))).ToArray();
        var angles = new float[layout.Rows.Length * quarter * 2];
        var at = 0;
        for (var patch = 0; patch < layout.Rows.Length; patch++)
        {
            foreach (var frequency in frequencies) angles[at++] = layout.Rows[patch] * frequency;
            foreach (var frequency in frequencies) angles[at++] = layout.Columns[patch] * frequency;
        }
        return tensor(angles, [layout.Rows.Length, quarter * 2], ScalarType.Float32, device);
    }

    private static Tensor Inverse(ImmutableArray<long> order, Device device)
    {
        var inverse = new long[order.Length];
        for (var i = 0; i < order.Length; i++) inverse[order[i]] = i;
        return tensor(inverse, ScalarType.Int64, device);
    }
}
