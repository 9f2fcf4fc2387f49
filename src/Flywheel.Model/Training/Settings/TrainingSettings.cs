using System.Collections.Immutable;

namespace Flywheel.Model.Training.Settings;

/// <summary>What a training makes. The ranges are those of <see cref="SettingsKeys.Run"/>.</summary>
public sealed record TrainingSettings
{
    /// <summary>The folder of the model that is trained further; null to begin with random weights.</summary>
    public string? From { get; init; }

    /// <summary>The sizes of a model with random weights.</summary>
    public string Shape { get; init; } = "nano";

    /// <summary>The tokenizer.json of a model with random weights; null where a model is trained further.</summary>
    public string? Tokenizer { get; init; }

    /// <summary>The type of weights and optimizer state: float32 or bfloat16.</summary>
    public string Type { get; init; } = "float32";

    /// <summary>What the first weights and the order of rows depend on.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>The least pixels of a picture as the model sees it; 0 for what the model folder says.</summary>
    public int MinimumPixels { get; init; }

    /// <summary>The most pixels of a picture as the model sees it; 0 for what the model folder says.</summary>
    public int MaximumPixels { get; init; }

    /// <summary>The most tokens of an example; longer ones are left out and counted.</summary>
    public int Length { get; init; } = 8192;

    /// <summary>The share of rows that are held out of datasets without a held-out split.</summary>
    public double HeldOut { get; init; } = 0.02;

    /// <summary>Steps between two checkpoints; one is written at the end of each stage in any case.</summary>
    public int CheckpointEvery { get; init; } = 500;

    /// <summary>Checkpoints that are kept.</summary>
    public int KeepCheckpoints { get; init; } = 2;

    /// <summary>The stages in order, at least one.</summary>
    public ImmutableArray<StageSettings> Stages { get; init; } = [new StageSettings()];
}
