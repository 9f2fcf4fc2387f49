using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using Flywheel.Model.Training.Models;
using Flywheel.Synthesis.Datasets;

namespace Flywheel.Model.Training.Settings;

/// <summary>Every key of a settings file, with its range: what the reader, the help and the fingerprint go by.</summary>
public static class SettingsKeys
{
    private const int Million = 1_000_000;

    /// <summary>The keys of the whole training, but for the list of stages.</summary>
    public static ImmutableArray<SettingsKey<TrainingSettings>> Run { get; } =
    [
        Text<TrainingSettings>("from", "folder of the model to train further (--from goes before it)", s => s.From, (s, v) => s with { From = v },
            "its weights are in every checkpoint"),
        Choice<TrainingSettings>("shape", "sizes of a model that begins with random weights", [.. ModelShape.All.Select(shape => shape.Name)], s => s.Shape, (s, v) => s with { Shape = v }),
        Text<TrainingSettings>("tokenizer", "tokenizer.json of such a model; a relative path begins at the settings file", s => s.Tokenizer, (s, v) => s with { Tokenizer = v },
            "its content counts, not its place"),
        Choice<TrainingSettings>("type", "type of weights and optimizer state", ["float32", "bfloat16"], s => s.Type, (s, v) => s with { Type = v }),
        new("seed", "what the first weights and the order of rows depend on (--seed goes before it)", "a whole number from 0 to 2^64 - 1",
            (s, value) => value.ValueKind == JsonValueKind.Number && value.TryGetUInt64(out var seed) ? s with { Seed = seed } : null, s => s.Seed),
        Whole<TrainingSettings>("min_pixels", "least pixels of a picture as the model sees it; 0: as the model folder says", 0, 1 << 24, s => s.MinimumPixels, (s, v) => s with { MinimumPixels = v }),
        Whole<TrainingSettings>("max_pixels", "most pixels of a picture as the model sees it; 0: as the model folder says", 0, 1 << 24, s => s.MaximumPixels, (s, v) => s with { MaximumPixels = v }),
        Whole<TrainingSettings>("length", "most tokens of an example; longer ones are left out", 64, 131_072, s => s.Length, (s, v) => s with { Length = v }),
        Real<TrainingSettings>("held_out", "share of rows held out of datasets without a held-out split", 0, 0.5, s => s.HeldOut, (s, v) => s with { HeldOut = v }),
        Whole<TrainingSettings>("checkpoint_every", "steps between two checkpoints", 1, Million, s => s.CheckpointEvery, (s, v) => s with { CheckpointEvery = v }, "writing changes nothing"),
        Whole<TrainingSettings>("keep_checkpoints", "checkpoints that are kept", 1, 100, s => s.KeepCheckpoints, (s, v) => s with { KeepCheckpoints = v }, "writing changes nothing"),
    ];

    /// <summary>The keys of a stage. At the top of the file they hold for every stage that does not say otherwise.</summary>
    public static ImmutableArray<SettingsKey<StageSettings>> Stage { get; } =
    [
        new("name", "how the log names the stage", "a text of 1 to 40 characters",
            (s, value) => value.ValueKind == JsonValueKind.String && value.GetString() is { Length: >= 1 and <= 40 } name ? s with { Name = name } : null, s => s.Name, "a name changes nothing"),
        List<StageSettings>("datasets", "what it trains on; empty: all that is there", Trainable, s => s.Datasets, (s, v) => s with { Datasets = v }),
        List<StageSettings>("train", "parts that are trained", Parts, s => [.. Parts.Where((_, i) => s.Train.HasFlag((ModelParts)(1 << i)))],
            (s, v) => v.IsEmpty ? null : s with { Train = v.Aggregate(ModelParts.None, (all, part) => all | (ModelParts)(1 << Array.IndexOf(Parts, part))) }),
        Whole<StageSettings>("epochs", "how often each row is seen", 1, 10_000, s => s.Epochs, (s, v) => s with { Epochs = v }),
        Whole<StageSettings>("steps", "most steps; 0: as many as the epochs have (--steps goes before it)", 0, 100 * Million, s => s.Steps, (s, v) => s with { Steps = v }),
        Whole<StageSettings>("batch_tokens", "tokens of a batch, padding included", 64, 4 * Million, s => s.BatchTokens, (s, v) => s with { BatchTokens = v }),
        Whole<StageSettings>("accumulate", "batches whose gradients make one step", 1, 4096, s => s.Accumulate, (s, v) => s with { Accumulate = v }),
        Real<StageSettings>("learning_rate", "largest learning rate", 1e-9, 1, s => s.LearningRate, (s, v) => s with { LearningRate = v }),
        Real<StageSettings>("vision_rate", "share of the rate that vision tower and projector learn at", 0, 10, s => s.VisionRate, (s, v) => s with { VisionRate = v }),
        Real<StageSettings>("final_rate", "share of it that is left at the end of the cosine", 0, 1, s => s.FinalRate, (s, v) => s with { FinalRate = v }),
        Real<StageSettings>("warmup", "share of the stage in which the rate rises", 0, 0.9, s => s.Warmup, (s, v) => s with { Warmup = v }),
        Real<StageSettings>("weight_decay", "decay of matrices", 0, 1, s => s.WeightDecay, (s, v) => s with { WeightDecay = v }),
        Real<StageSettings>("beta1", "AdamW's first beta", 0, 0.9999, s => s.Beta1, (s, v) => s with { Beta1 = v }),
        Real<StageSettings>("beta2", "AdamW's second beta", 0, 0.99999, s => s.Beta2, (s, v) => s with { Beta2 = v }),
        Real<StageSettings>("epsilon", "AdamW's epsilon", 1e-16, 0.1, s => s.Epsilon, (s, v) => s with { Epsilon = v }),
        Real<StageSettings>("clip_norm", "largest norm of all gradients together", 1e-6, 1e6, s => s.ClipNorm, (s, v) => s with { ClipNorm = v }),
        Whole<StageSettings>("shuffle_rows", "rows that are shuffled together", 1, Million, s => s.ShuffleRows, (s, v) => s with { ShuffleRows = v }),
        Whole<StageSettings>("evaluate_every", "steps between two looks at the held-out rows; 0: at the end", 0, Million, s => s.EvaluateEvery, (s, v) => s with { EvaluateEvery = v }, "looking changes nothing"),
        Whole<StageSettings>("evaluate_rows", "held-out rows that are looked at", 0, 100_000, s => s.EvaluateRows, (s, v) => s with { EvaluateRows = v }, "looking changes nothing"),
    ];

    /// <summary>The names of the datasets that can be trained on.</summary>
    internal static string[] Trainable => [DatasetSchema.VInteraction.Name, DatasetSchema.VPerception.Name];

    // In the order of the flags' bits.
    private static string[] Parts => ["vision", "projector", "language"];

    private static SettingsKey<T> Whole<T>(string name, string help, int least, int most, Func<T, int> get, Func<T, int, T> set, string? notDetermining = null)
        where T : class => new(name, help, $"a whole number from {least} to {most}",
            (s, value) => value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number) && number >= least && number <= most ? set(s, number) : null, s => get(s), notDetermining);

    private static SettingsKey<T> Real<T>(string name, string help, double least, double most, Func<T, double> get, Func<T, double, T> set)
        where T : class => new(name, help, $"a number from {least} to {most}",
            (s, value) => value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out var number) && number >= least && number <= most ? set(s, number) : null, s => get(s));

    private static SettingsKey<T> Text<T>(string name, string help, Func<T, string?> get, Func<T, string, T> set, string notDetermining)
        where T : class => new(name, help, "a path", (s, value) => value.ValueKind == JsonValueKind.String && value.GetString() is { Length: > 0 } text ? set(s, text) : null, s => get(s), notDetermining);

    private static SettingsKey<T> Choice<T>(string name, string help, string[] choices, Func<T, string> get, Func<T, string, T> set)
        where T : class => new(name, help, string.Join(" or ", choices),
            (s, value) => value.ValueKind == JsonValueKind.String && value.GetString() is { } text && choices.Contains(text) ? set(s, text) : null, s => get(s));

    private static SettingsKey<T> List<T>(string name, string help, string[] choices, Func<T, ImmutableArray<string>> get, Func<T, ImmutableArray<string>, T?> set)
        where T : class => new(name, help, $"a list of {string.Join(", ", choices)}", (s, value) =>
        {
            if (value.ValueKind != JsonValueKind.Array) return null;
            var items = value.EnumerateArray().Select(item => item.ValueKind == JsonValueKind.String ? item.GetString() : null).ToArray();
            return items.All(item => choices.Contains(item)) ? set(s, [.. items.Distinct().OrderBy(item => Array.IndexOf(choices, item))!]) : null;
        }, s => new JsonArray([.. get(s).Select(item => (JsonNode)item)]));
}
