using System.Collections.Immutable;

namespace Flywheel.Model.Training.Models;

/// <summary>Qwen's special tokens that conversations with pictures are made of.</summary>
internal static class SpecialTokens
{
    public const string TextEnd = "<|endoftext|>";
    public const string TurnStart = "<|im_start|>";
    public const string TurnEnd = "<|im_end|>";
    public const string VisionStart = "<|vision_start|>";
    public const string VisionEnd = "<|vision_end|>";
    public const string ImagePad = "<|image_pad|>";
    public const string VideoPad = "<|video_pad|>";

    /// <summary>All of them, in the order of their ids in the released vocabulary.</summary>
    public static ImmutableArray<string> All { get; } = [TextEnd, TurnStart, TurnEnd, VisionStart, VisionEnd, ImagePad, VideoPad];
}
