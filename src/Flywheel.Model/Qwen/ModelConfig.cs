using System.Collections.Immutable;
using static TorchSharp.torch;

namespace Flywheel.Model.Qwen;

/// <summary>What config.json says of a Qwen2.5-VL model.</summary>
/// <param name="Text">The language model.</param>
/// <param name="Vision">The vision tower.</param>
/// <param name="Type">The type that its weights are meant to be used in.</param>
/// <param name="ImageToken">The token whose places pictures take.</param>
/// <param name="VideoToken">The token whose places frames would take; it is refused in prompts.</param>
/// <param name="VisionStartToken">The token before a picture.</param>
/// <param name="VisionEndToken">The token after a picture.</param>
/// <param name="EndTokens">The tokens that end a text.</param>
public sealed record ModelConfig(
    TextConfig Text,
    VisionConfig Vision,
    ScalarType Type,
    int ImageToken,
    int VideoToken,
    int VisionStartToken,
    int VisionEndToken,
    ImmutableArray<int> EndTokens)
{
    /// <summary>The name of the file in a model folder.</summary>
    public const string FileName = "config.json";

    /// <summary>The sizes of V-Thinker-7B, for measurements with random weights.</summary>
    public static ModelConfig SevenBillion { get; } = new(
        new TextConfig(152064, 3584, 18944, 28, 28, 4, 1e-6, 1e6, [16, 24, 24], TiedHead: false, 128000),
        new VisionConfig(32, 1280, 3420, 16, 3584, 14, 2, 2, 112, [7, 15, 23, 31]),
        ScalarType.BFloat16, 151655, 151656, 151652, 151653, [151645, 151643]);

    /// <summary>The sizes of the small model that is trained from scratch: about 22 million parameters.</summary>
    public static ModelConfig Nano { get; } = new(
        new TextConfig(4096, 448, 1024, 8, 7, 1, 1e-6, 1e6, [8, 12, 12], TiedHead: true, 8192),
        new VisionConfig(6, 256, 688, 4, 448, 14, 2, 2, 112, [2, 5]),
        ScalarType.Float32, 4090, 4091, 4088, 4089, [4087, 4086]);

    /// <summary>Reads a config.json, in the flat layout of the released checkpoint or the newer nested one.</summary>
    /// <exception cref="ModelFileException">It is missing, damaged, of another architecture, or its sizes contradict each other.</exception>
    public static ModelConfig Read(string path) => new ConfigFile(path).Read();
}
