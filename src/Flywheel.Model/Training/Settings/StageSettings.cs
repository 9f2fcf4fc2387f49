using System.Collections.Immutable;
using Flywheel.Model.Training.Models;

namespace Flywheel.Model.Training.Settings;

/// <summary>What one stage of a training does. The ranges are those of <see cref="SettingsKeys.Stage"/>.</summary>
public sealed record StageSettings
{
    /// <summary>How the log and the progress name it.</summary>
    public string Name { get; init; } = "sft";

    /// <summary>The datasets it trains on, by the names of their schemas; empty for all that are there.</summary>
    public ImmutableArray<string> Datasets { get; init; } = [];

    /// <summary>What it trains; the rest stays as it is.</summary>
    public ModelParts Train { get; init; } = ModelParts.All;

    /// <summary>How often each row is seen.</summary>
    public int Epochs { get; init; } = 1;

    /// <summary>The most steps; 0 for as many as the epochs have.</summary>
    public int Steps { get; init; }

    /// <summary>Tokens of a batch, padding included; a longer example is a batch by itself.</summary>
    public int BatchTokens { get; init; } = 8192;

    /// <summary>Batches whose gradients make one step.</summary>
    public int Accumulate { get; init; } = 1;

    /// <summary>The largest learning rate.</summary>
    public double LearningRate { get; init; } = 1e-5;

    /// <summary>
    /// What share of the rate vision tower and projector learn at. Below 1 they keep telling pictures apart while the language model learns to look.
    /// </summary>
    public double VisionRate { get; init; } = 1;

    /// <summary>What share of the largest rate is left at the end of the cosine.</summary>
    public double FinalRate { get; init; } = 0.1;

    /// <summary>The share of the stage in which the rate rises from 0.</summary>
    public double Warmup { get; init; } = 0.03;

    /// <summary>Decoupled decay of matrices; scales and biases do not decay.</summary>
    public double WeightDecay { get; init; } = 0.1;

    /// <summary>How slowly the mean of the gradients moves.</summary>
    public double Beta1 { get; init; } = 0.9;

    /// <summary>How slowly the mean of their squares moves.</summary>
    public double Beta2 { get; init; } = 0.95;

    /// <summary>What keeps AdamW from dividing by zero.</summary>
    public double Epsilon { get; init; } = 1e-8;

    /// <summary>The largest norm of all gradients together; what is above is scaled down.</summary>
    public double ClipNorm { get; init; } = 1;

    /// <summary>Rows that are shuffled and sorted into batches together; what bounds the memory of reading.</summary>
    public int ShuffleRows { get; init; } = 1024;

    /// <summary>Steps between two looks at the held-out rows; 0 for one at the end of the stage.</summary>
    public int EvaluateEvery { get; init; }

    /// <summary>Held-out rows that are looked at; 0 for none.</summary>
    public int EvaluateRows { get; init; } = 200;
}
