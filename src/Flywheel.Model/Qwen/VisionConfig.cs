using System.Collections.Immutable;

namespace Flywheel.Model.Qwen;

/// <summary>The sizes of the vision tower.</summary>
/// <param name="Depth">Number of blocks.</param>
/// <param name="HiddenSize">Width inside the tower.</param>
/// <param name="IntermediateSize">Inner width of the feed-forward part.</param>
/// <param name="Heads">Attention heads.</param>
/// <param name="OutputSize">Width of what it hands to the language model.</param>
/// <param name="PatchSize">Pixels on a patch's side.</param>
/// <param name="TemporalPatchSize">Frames in a patch; a still picture is repeated.</param>
/// <param name="MergeSize">Patches on the side of the square that becomes one token.</param>
/// <param name="WindowSize">Pixels on the side of an attention window.</param>
/// <param name="FullAttentionBlocks">The blocks in which all patches of a picture see each other.</param>
public sealed record VisionConfig(
    int Depth,
    int HiddenSize,
    int IntermediateSize,
    int Heads,
    int OutputSize,
    int PatchSize,
    int TemporalPatchSize,
    int MergeSize,
    int WindowSize,
    ImmutableArray<int> FullAttentionBlocks)
{
    /// <summary>Colour channels of a picture.</summary>
    public const int Channels = 3;

    /// <summary>Width of a head.</summary>
    public int HeadSize => HiddenSize / Heads;

    /// <summary>Numbers in a patch.</summary>
    public int PatchElements => Channels * TemporalPatchSize * PatchSize * PatchSize;

    /// <summary>Patches that become one token.</summary>
    public int MergeUnit => MergeSize * MergeSize;

    /// <summary>Pixels on the side of what becomes one token: picture sides are multiples of it.</summary>
    public int TokenPixels => PatchSize * MergeSize;
}
