using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using static TorchSharp.torch;

namespace Flywheel.Model.Qwen;

/// <summary>Reads and writes config.json and refuses what the model would compute differently.</summary>
internal sealed class ConfigFile(string path)
{
    private const string Architecture = "qwen2_5_vl";

    public ModelConfig Read()
    {
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(path));
            return Read(document.RootElement);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or JsonException or InvalidOperationException or FormatException)
        {
            throw new ModelFileException(path, $"it cannot be read as a model's configuration: {error.Message}", error);
        }
    }

    /// <summary>Writes the flat layout.</summary>
    public void Write(ModelConfig config)
    {
        var (text, vision) = (config.Text, config.Vision);
        var json = new JsonObject
        {
            ["architectures"] = new JsonArray("Qwen2_5_VLForConditionalGeneration"),
            ["model_type"] = Architecture,
            ["hidden_act"] = "silu",
            ["vocab_size"] = text.VocabularySize,
            ["hidden_size"] = text.HiddenSize,
            ["intermediate_size"] = text.IntermediateSize,
            ["num_hidden_layers"] = text.Layers,
            ["num_attention_heads"] = text.Heads,
            ["num_key_value_heads"] = text.KeyValueHeads,
            ["max_position_embeddings"] = text.MaximumLength,
            ["rms_norm_eps"] = text.NormEpsilon,
            ["rope_theta"] = text.RopeTheta,
            ["rope_scaling"] = new JsonObject { ["type"] = "mrope", ["mrope_section"] = List(text.RopeSections) },
            ["tie_word_embeddings"] = text.TiedHead,
            ["torch_dtype"] = config.Type == ScalarType.BFloat16 ? "bfloat16" : config.Type == ScalarType.Float16 ? "float16" : "float32",
            ["eos_token_id"] = List(config.EndTokens),
            ["image_token_id"] = config.ImageToken,
            ["video_token_id"] = config.VideoToken,
            ["vision_start_token_id"] = config.VisionStartToken,
            ["vision_end_token_id"] = config.VisionEndToken,
            ["vision_config"] = new JsonObject
            {
                ["depth"] = vision.Depth,
                ["hidden_act"] = "silu",
                ["hidden_size"] = vision.HiddenSize,
                ["intermediate_size"] = vision.IntermediateSize,
                ["num_heads"] = vision.Heads,
                ["in_chans"] = VisionConfig.Channels,
                ["out_hidden_size"] = vision.OutputSize,
                ["patch_size"] = vision.PatchSize,
                ["spatial_merge_size"] = vision.MergeSize,
                ["temporal_patch_size"] = vision.TemporalPatchSize,
                ["window_size"] = vision.WindowSize,
                ["fullatt_block_indexes"] = List(vision.FullAttentionBlocks),
            },
        };
        File.WriteAllText(path, json.ToJsonString(new JsonSerializerOptions { WriteIndented = true }) + "\n");
    }

    private static JsonArray List(ImmutableArray<int> numbers) => new([.. numbers.Select(number => (JsonNode)number)]);

    private ModelConfig Read(JsonElement root)
    {
        var kind = Text(root, "model_type");
        if (kind != Architecture) throw new ModelFileException(path, $"model_type is {kind ?? "missing"}; {Architecture} is read.");
        // Newer files nest the language model's keys; the ids of the picture tokens stay at the top in both.
        var text = root.TryGetProperty("text_config", out var nested) ? nested : root;
        var config = new ModelConfig(
            ReadText(text, root),
            ReadVision(Object(root, "vision_config")),
            ReadType(root),
            Whole(root, "image_token_id"),
            Whole(root, "video_token_id"),
            Whole(root, "vision_start_token_id"),
            Whole(root, "vision_end_token_id"),
            EndTokens(root, text));
        Demand(config.Vision.OutputSize == config.Text.HiddenSize, $"the vision tower hands out {config.Vision.OutputSize} numbers a token, but the language model takes {config.Text.HiddenSize}.");
        return config;
    }

    private TextConfig ReadText(JsonElement text, JsonElement root)
    {
        var activation = Text(text, "hidden_act");
        Demand(activation == "silu", $"hidden_act is {activation ?? "missing"}; silu is read.");
        Demand(!True(text, "use_sliding_window"), "use_sliding_window is true, which is not read.");
        var rope = text.TryGetProperty("rope_parameters", out var newer) ? newer : Object(text, "rope_scaling");
        var ropeType = Text(rope, "rope_type") ?? Text(rope, "type") ?? "mrope";
        Demand(ropeType is "mrope" or "default", $"the rotary embedding is of type {ropeType}; mrope is read.");
        var config = new TextConfig(
            Size(text, "vocab_size"),
            Size(text, "hidden_size"),
            Size(text, "intermediate_size"),
            Size(text, "num_hidden_layers"),
            Size(text, "num_attention_heads"),
            Size(text, "num_key_value_heads"),
            Real(text, "rms_norm_eps"),
            rope.TryGetProperty("rope_theta", out _) ? Real(rope, "rope_theta") : Real(text, "rope_theta"),
            Numbers(rope, "mrope_section"),
            True(root, "tie_word_embeddings") || True(text, "tie_word_embeddings"),
            Size(text, "max_position_embeddings"));
        Demand(config.HiddenSize % config.Heads == 0, $"hidden_size {config.HiddenSize} is no multiple of num_attention_heads {config.Heads}.");
        Demand(config.Heads % config.KeyValueHeads == 0, $"num_attention_heads {config.Heads} is no multiple of num_key_value_heads {config.KeyValueHeads}.");
        Demand(config.RopeSections.Length == 3 && config.RopeSections.Sum() * 2 == config.HeadSize, $"mrope_section [{string.Join(", ", config.RopeSections)}] does not add up to half a head of {config.HeadSize}.");
        return config;
    }

    private VisionConfig ReadVision(JsonElement vision)
    {
        var activation = Text(vision, "hidden_act");
        Demand(activation == "silu", $"vision_config.hidden_act is {activation ?? "missing"}; silu is read.");
        var config = new VisionConfig(
            Size(vision, "depth"),
            Size(vision, "hidden_size"),
            Size(vision, "intermediate_size"),
            Size(vision, "num_heads"),
            Size(vision, "out_hidden_size"),
            Size(vision, "patch_size"),
            Size(vision, "temporal_patch_size"),
            Size(vision, "spatial_merge_size"),
            Size(vision, "window_size"),
            Numbers(vision, "fullatt_block_indexes"));
        Demand(config.HiddenSize % config.Heads == 0 && config.HeadSize % 4 == 0, $"vision_config.hidden_size {config.HiddenSize} does not split into {config.Heads} heads of a multiple of 4.");
        Demand(config.WindowSize % config.TokenPixels == 0, $"vision_config.window_size {config.WindowSize} is no multiple of {config.TokenPixels} pixels, a token's side.");
        Demand(config.FullAttentionBlocks.All(block => block >= 0 && block < config.Depth), "vision_config.fullatt_block_indexes names a block that is not there.");
        return config;
    }

    private ScalarType ReadType(JsonElement root)
    {
        var name = Text(root, "dtype") ?? Text(root, "torch_dtype") ?? "float32";
        return name switch
        {
            "float32" => ScalarType.Float32,
            "bfloat16" => ScalarType.BFloat16,
            "float16" => ScalarType.Float16,
            _ => throw new ModelFileException(path, $"the type {name} is not read; float32, bfloat16 and float16 are."),
        };
    }

    private ImmutableArray<int> EndTokens(JsonElement root, JsonElement text)
    {
        if (!root.TryGetProperty("eos_token_id", out var value) && !text.TryGetProperty("eos_token_id", out value)) return [];
        if (value.ValueKind == JsonValueKind.Null) return [];
        return value.ValueKind == JsonValueKind.Array ? [.. value.EnumerateArray().Select(id => id.GetInt32())] : [value.GetInt32()];
    }

    private JsonElement Object(JsonElement from, string key) =>
        from.TryGetProperty(key, out var value) && value.ValueKind == JsonValueKind.Object ? value : throw new ModelFileException(path, $"{key} is missing.");

    /// <summary>A size: at least 1, and below what no model reaches but a damaged file may claim.</summary>
    private int Size(JsonElement from, string key)
    {
        var value = Whole(from, key);
        Demand(value is > 0 and <= 1 << 24, $"{key} is {value}; a number from 1 to {1 << 24} is expected.");
        return value;
    }

    private int Whole(JsonElement from, string key) =>
        from.TryGetProperty(key, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number)
            ? number
            : throw new ModelFileException(path, $"{key} is missing or no whole number.");

    private double Real(JsonElement from, string key) =>
        from.TryGetProperty(key, out var value) && value.ValueKind == JsonValueKind.Number && value.GetDouble() is > 0 and < 1e12 and var number
            ? number
            : throw new ModelFileException(path, $"{key} is missing or no positive number.");

    private ImmutableArray<int> Numbers(JsonElement from, string key) =>
        from.TryGetProperty(key, out var list) && list.ValueKind == JsonValueKind.Array
            ? [.. list.EnumerateArray().Select(number => number.GetInt32())]
            : throw new ModelFileException(path, $"{key} is missing or no list.");

    private void Demand(bool holds, string problem)
    {
        if (!holds) throw new ModelFileException(path, problem);
    }

    private static string? Text(JsonElement from, string key) => from.TryGetProperty(key, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static bool True(JsonElement from, string key) => from.TryGetProperty(key, out var value) && value.ValueKind == JsonValueKind.True;
}
