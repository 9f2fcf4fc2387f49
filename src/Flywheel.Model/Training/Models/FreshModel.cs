using Flywheel.Model.Qwen;
using Flywheel.Model.Weights;
using static TorchSharp.torch;

namespace Flywheel.Model.Training.Models;

/// <summary>
/// Makes models to train from scratch. A matrix is normal with the inverse root of its inputs as deviation, so that small widths pass on as much as
/// large ones; matrices whose product is added to the residual stream are scaled down by the root of how many there are (GPT-2). The numbers are
/// drawn on the CPU: a seed gives the same weights on any device.
/// <para>
/// Pictures need more care than the usual. Drawings are lines on an even ground: filters that answer to the ground hand out nearly one vector for
/// every patch of every picture, and a model that starts so learns all that the question's words tell and never looks. So filters begin almost
/// without a mean, and a picture's tokens as small as those of text, whose deviation is the inverse root of the width.
/// </para>
/// </summary>
internal static class FreshModel
{
    private const string Filters = "visual.patch_embed.proj.weight";

    /// <summary>The share of a filter's mean that is left.</summary>
    private const double MeanLeft = 0.2;

    private static readonly string[] Added = [".o_proj.weight", ".attn.proj.weight", ".down_proj.weight"];

    public static QwenModel Make(ModelConfig config, Device device, ulong seed)
    {
        var model = QwenModel.Random(config, device, seed);
        using var generator = new Generator(seed);
        using var quiet = no_grad();
        foreach (var slot in model.Slots().Where(slot => slot.Shape.Length > 1).OrderBy(slot => slot.Name, StringComparer.Ordinal))
        {
            using var scope = NewDisposeScope();
            var numbers = empty(slot.Shape, ScalarType.Float32).normal_(0, Deviation(slot, config), generator);
            if (slot.Name == Filters) numbers = numbers.sub(numbers.mean([2, 3, 4], keepdim: true).mul(1 - MeanLeft));
            slot.View().copy_(numbers);
        }
        return model;
    }

    private static double Deviation(WeightSlot slot, ModelConfig config)
    {
        var ofTokens = 1 / Math.Sqrt(config.Text.HiddenSize);
        if (slot.Name is "model.embed_tokens.weight" or "lm_head.weight") return ofTokens;
        var inputs = slot.Shape.Skip(1).Aggregate(1L, (product, size) => product * size);
        var isAdded = Array.Exists(Added, ending => slot.Name.EndsWith(ending, StringComparison.Ordinal));
        var layers = slot.Name.StartsWith("visual.", StringComparison.Ordinal) ? config.Vision.Depth : config.Text.Layers;
        if (slot.Name == "visual.merger.mlp.2.weight") return ofTokens / Math.Sqrt(inputs);
        return 1 / Math.Sqrt(inputs) / (isAdded ? Math.Sqrt(2.0 * layers) : 1);
    }
}
