using System.Text.Json.Serialization;

namespace Flywheel.Synthesis.Problems;

/// <summary>A position in the picture, in pixels.</summary>
/// <param name="X">Pixels from the left.</param>
/// <param name="Y">Pixels from the top.</param>
/// <param name="Tolerance">Distance in pixels within which a position is right.</param>
public sealed record PointAnswer(double X, double Y, double Tolerance = 4) : Answer
{
    /// <inheritdoc />
    [JsonIgnore]
    public override string Text => $"({NumberAnswer.Format(X, 1)}, {NumberAnswer.Format(Y, 1)})";
}
