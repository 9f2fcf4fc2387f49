using System.Collections.Immutable;
using Flywheel.Model.Qwen;
using Flywheel.Model.Tokenization;
using static TorchSharp.torch;

namespace Flywheel.Model.Training.Models;

/// <summary>Sizes for a model that is trained from scratch. Its vocabulary is the tokenizer's.</summary>
/// <param name="Name">As settings name it.</param>
/// <param name="Summary">What it is good for, for the help.</param>
/// <param name="Config">The sizes; what depends on the tokenizer is replaced.</param>
public sealed record ModelShape(string Name, string Summary, ModelConfig Config)
{
    /// <summary>The head reads rows in multiples of this, which matrix units like.</summary>
    private const int VocabularyMultiple = 64;

    /// <summary>Every shape.</summary>
    public static ImmutableArray<ModelShape> All { get; } =
    [
        new("tiny", "1 M parameters: learns a few hundred rows in minutes on a CPU", ModelConfig.Nano with
        {
            Text = new TextConfig(512, 128, 256, 3, 4, 2, 1e-6, 1e4, [4, 6, 6], TiedHead: true, 8192),
            Vision = new VisionConfig(2, 64, 128, 2, 128, 14, 2, 2, 112, [1]),
        }),
        new("nano", "22 M parameters: for a GPU", ModelConfig.Nano),
    ];

    /// <summary>The shape of that name, or null.</summary>
    public static ModelShape? Find(string name) => All.FirstOrDefault(shape => shape.Name == name);

    /// <summary>The sizes with a tokenizer's vocabulary and special tokens.</summary>
    /// <exception cref="TrainingException">The tokenizer lacks one of Qwen's special tokens.</exception>
    public ModelConfig For(Tokenizer tokenizer, string tokenizerPath, ScalarType type)
    {
        var vocabulary = (tokenizer.Size + VocabularyMultiple - 1) / VocabularyMultiple * VocabularyMultiple;
        return Config with
        {
            Text = Config.Text with { VocabularySize = vocabulary },
            Type = type,
            ImageToken = Id(SpecialTokens.ImagePad),
            VideoToken = Id(SpecialTokens.VideoPad),
            VisionStartToken = Id(SpecialTokens.VisionStart),
            VisionEndToken = Id(SpecialTokens.VisionEnd),
            EndTokens = [Id(SpecialTokens.TurnEnd), Id(SpecialTokens.TextEnd)],
        };

        int Id(string token) => tokenizer.FindAdded(token)
            ?? throw new TrainingException($"{tokenizerPath} has no token {token}. Make a tokenizer with flywheel train tokenizer, or name one of a Qwen2.5-VL model.");
    }
}
