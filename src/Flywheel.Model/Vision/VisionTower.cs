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

    private readonly VisionConfig config;
    private readonly Parameter patches;
    private readonly ImmutableArray<VisionBlock> blocks;
    private readonly RmsNorm norm;
    private readonly Linear widen, hand;

    internal VisionTower(VisionConfig config, ScalarType type, Device device) : base(nameof(VisionTower))
    {
        this.config = config;
        var merged = (long)config.HiddenSize * config.MergeUnit;
        patches = Parameters.Make([config.HiddenSize, VisionConfig.Channels, config.TemporalPatchSize, config.PatchSize, config.PatchSize], type, device);
        blocks = [.. Enumerable.Range(0, config.Depth).Select(index => new VisionBlock(config, index, type, device))];
        norm = new RmsNorm(config.HiddenSize, NormEpsilon, type, device);
        widen = new Linear(merged, merged, bias: true, type, device);
        hand = new Linear(merged, config.OutputSize, bias: true, type, device);
        register_parameter("patches", patches);
        for (var i = 0; i < blocks.Length; i++) register_module($"block{i}", blocks[i]);
        register_module("norm", norm);
        register_module("widen", widen);
        register_module("hand", hand);
    }

    /// <summary>The tokens of pictures in reading order, picture by picture: [tokens, hidden size of the language model].</summary>
    public Tensor Forward(PatchedImages images)
    {
        using var scope = NewDisposeScope();
        var device = patches.device;
        var layout = VisionLayout.Of(config, images.Grids);
        var order = tensor(layout.Order.ToArray(), ScalarType.Int64, device);
        var rotation = Rotation.OfAngles(Angles(layout, device), ScalarType.Float32);
        var windows = new PatchGroups(layout.Windows, device);
        var frames = new PatchGroups(layout.Frames, device);

        var pixels = tensor(images.Patches, [images.Count, config.PatchElements], patches.dtype, device);
        var hidden = nn.functional.linear(pixels, patches.view(config.HiddenSize, -1));
        hidden = hidden.view(-1, config.MergeUnit, config.HiddenSize).index_select(0, order).view(-1, config.HiddenSize);
        for (var i = 0; i < blocks.Length; i++)
        {
            using var inner = NewDisposeScope();
            hidden = blocks[i].Forward(hidden, rotation, config.FullAttentionBlocks.Contains(i) ? frames : windows).MoveToOuterDisposeScope();
        }
        return Merge(hidden).index_select(0, Inverse(layout.Order, device)).MoveToOuterDisposeScope();
    }

    internal IEnumerable<WeightSlot> Slots()
    {
        yield return WeightSlot.Whole("visual.patch_embed.proj.weight", patches);
        foreach (var slot in blocks.SelectMany(block => block.Slots())) yield return slot;
        yield return WeightSlot.Whole("visual.merger.ln_q.weight", norm.Weight);
        yield return WeightSlot.Whole("visual.merger.mlp.0.weight", widen.Weight);
        yield return WeightSlot.Whole("visual.merger.mlp.0.bias", widen.Bias!);
        yield return WeightSlot.Whole("visual.merger.mlp.2.weight", hand.Weight);
        yield return WeightSlot.Whole("visual.merger.mlp.2.bias", hand.Bias!);
    }

    private Tensor Merge(Tensor hidden) => hand.Forward(nn.functional.gelu(widen.Forward(norm.Forward(hidden).view(-1, (long)config.HiddenSize * config.MergeUnit))));

    /// <summary>Half of a head's frequencies turn by row, half by column: [patches, head size / 2].</summary>
    private Tensor Angles(VisionLayout layout, Device device)
    {
        var quarter = config.HeadSize / 4;
        var frequencies = Enumerable.Range(0, quarter).Select(i => 1f / MathF.Pow(RopeTheta, 2f * i / (config.HeadSize / 2))).ToArray();
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
