using System.Collections.Immutable;

namespace Flywheel.Model.Qwen;

/// <summary>The names and shapes of the tensors that a model of given sizes has in its released files.</summary>
internal static class ReleasedShapes
{
    public static IEnumerable<(string Name, ImmutableArray<long> Shape)> Of(ModelConfig config) => Text(config.Text).Concat(Vision(config.Vision));

    /// <summary>How many numbers all of them hold.</summary>
    public static long Count(ModelConfig config) => Of(config).Sum(Elements);

    /// <summary>How many numbers those of the language model hold.</summary>
    public static long Language(TextConfig config) => Text(config).Sum(Elements);

    private static long Elements((string Name, ImmutableArray<long> Shape) tensor) => tensor.Shape.Aggregate(1L, (product, size) => product * size);

    private static IEnumerable<(string, ImmutableArray<long>)> Text(TextConfig c)
    {
        long keys = (long)c.KeyValueHeads * c.HeadSize;
        yield return ("model.embed_tokens.weight", [c.VocabularySize, c.HiddenSize]);
        for (var i = 0; i < c.Layers; i++)
        {
            var name = $"model.layers.{i}";
            yield return ($"{name}.input_layernorm.weight", [c.HiddenSize]);
            yield return ($"{name}.self_attn.q_proj.weight", [c.HiddenSize, c.HiddenSize]);
            yield return ($"{name}.self_attn.q_proj.bias", [c.HiddenSize]);
            yield return ($"{name}.self_attn.k_proj.weight", [keys, c.HiddenSize]);
            yield return ($"{name}.self_attn.k_proj.bias", [keys]);
            yield return ($"{name}.self_attn.v_proj.weight", [keys, c.HiddenSize]);
            yield return ($"{name}.self_attn.v_proj.bias", [keys]);
            yield return ($"{name}.self_attn.o_proj.weight", [c.HiddenSize, c.HiddenSize]);
            yield return ($"{name}.post_attention_layernorm.weight", [c.HiddenSize]);
            yield return ($"{name}.mlp.gate_proj.weight", [c.IntermediateSize, c.HiddenSize]);
            yield return ($"{name}.mlp.up_proj.weight", [c.IntermediateSize, c.HiddenSize]);
            yield return ($"{name}.mlp.down_proj.weight", [c.HiddenSize, c.IntermediateSize]);
        }
        yield return ("model.norm.weight", [c.HiddenSize]);
        if (!c.TiedHead) yield return ("lm_head.weight", [c.VocabularySize, c.HiddenSize]);
    }

    private static IEnumerable<(string, ImmutableArray<long>)> Vision(VisionConfig c)
    {
        var merged = (long)c.HiddenSize * c.MergeUnit;
        yield return ("visual.patch_embed.proj.weight", [c.HiddenSize, VisionConfig.Channels, c.TemporalPatchSize, c.PatchSize, c.PatchSize]);
        for (var i = 0; i < c.Depth; i++)
        {
            var name = $"visual.blocks.{i}";
            yield return ($"{name}.norm1.weight", [c.HiddenSize]);
            yield return ($"{name}.norm2.weight", [c.HiddenSize]);
            yield return ($"{name}.attn.qkv.weight", [3L * c.HiddenSize, c.HiddenSize]);
            yield return ($"{name}.attn.qkv.bias", [3L * c.HiddenSize]);
            yield return ($"{name}.attn.proj.weight", [c.HiddenSize, c.HiddenSize]);
            yield return ($"{name}.attn.proj.bias", [c.HiddenSize]);
            foreach (var part in new[] { "gate", "up" })
            {
                yield return ($"{name}.mlp.{part}_proj.weight", [c.IntermediateSize, c.HiddenSize]);
                yield return ($"{name}.mlp.{part}_proj.bias", [c.IntermediateSize]);
            }
            yield return ($"{name}.mlp.down_proj.weight", [c.HiddenSize, c.IntermediateSize]);
            yield return ($"{name}.mlp.down_proj.bias", [c.HiddenSize]);
        }
        yield return ("visual.merger.ln_q.weight", [c.HiddenSize]);
        yield return ("visual.merger.mlp.0.weight", [merged, merged]);
        yield return ("visual.merger.mlp.0.bias", [merged]);
        yield return ("visual.merger.mlp.2.weight", [c.OutputSize, merged]);
        yield return ("visual.merger.mlp.2.bias", [c.OutputSize]);
    }
}
