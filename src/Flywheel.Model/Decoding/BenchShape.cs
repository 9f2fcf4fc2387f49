using Flywheel.Model.Qwen;

namespace Flywheel.Model.Decoding;

/// <summary>What a measurement decodes: random weights of some sizes, and prompts of random tokens with one picture.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Config">The sizes.</param>
/// <param name="PromptTokens">Tokens of a prompt, the picture's included.</param>
/// <param name="PictureSide">Pixels on the picture's side.</param>
/// <param name="NewTokens">Tokens that each request makes.</param>
public sealed record BenchShape(string Name, ModelConfig Config, int PromptTokens = 339, int PictureSide = 448, int NewTokens = 128)
{
    /// <summary>The shapes by name.</summary>
    public static IReadOnlyList<BenchShape> All { get; } = [new("nano", ModelConfig.Nano), new("7b", ModelConfig.SevenBillion)];
}
