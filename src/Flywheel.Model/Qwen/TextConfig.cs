using System.Collections.Immutable;

namespace Flywheel.Model.Qwen;

/// <summary>The sizes of the language model.</summary>
/// <param name="VocabularySize">Rows of the embedding.</param>
/// <param name="HiddenSize">Width of the residual stream.</param>
/// <param name="IntermediateSize">Inner width of the feed-forward part.</param>
/// <param name="Layers">Number of layers.</param>
/// <param name="Heads">Heads of queries.</param>
/// <param name="KeyValueHeads">Heads of keys and values; divides <paramref name="Heads"/>.</param>
/// <param name="NormEpsilon">Added to the mean square before its root is taken.</param>
/// <param name="RopeTheta">Base of the rotary frequencies.</param>
/// <param name="RopeSections">How many frequencies turn by time, height and width; together half a head.</param>
/// <param name="TiedHead">Whether the embedding is also the output head.</param>
/// <param name="MaximumLength">Positions that the model was made for.</param>
public sealed record TextConfig(
    int VocabularySize,
    int HiddenSize,
    int IntermediateSize,
    int Layers,
    int Heads,
    int KeyValueHeads,
    double NormEpsilon,
    double RopeTheta,
    ImmutableArray<int> RopeSections,
    bool TiedHead,
    int MaximumLength)
{
    /// <summary>Width of a head.</summary>
    public int HeadSize => HiddenSize / Heads;
}
