using System.Text.Json.Serialization;

namespace Flywheel.Synthesis.Problems;

/// <summary>A word, name or expression; compared without regard to case and surrounding white space.</summary>
/// <param name="Written">The text.</param>
public sealed record TextAnswer(string Written) : Answer
{
    /// <inheritdoc />
    [JsonIgnore]
    public override string Text => Written;
}
