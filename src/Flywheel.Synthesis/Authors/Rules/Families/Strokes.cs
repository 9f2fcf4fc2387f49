using Flywheel.Synthesis.Figures.Geometry;

namespace Flywheel.Synthesis.Authors.Rules.Families;

/// <summary>Pieces of step code that several families draw.</summary>
internal static class Strokes
{
    /// <summary>A dashed segment that starts in an angle and leaves a gap where the angle's label stands.</summary>
    /// <param name="vertex">Where it starts.</param>
    /// <param name="end">Where it ends.</param>
    /// <param name="color">Colour name.</param>
    /// <param name="label">Pixels from the vertex to the far side of the label.</param>
    public static string PastLabel(Point vertex, Point end, string color, double label = 58)
    {
        var along = (end - vertex).Unit;
        return FigureWriter.Code($"Segment({vertex}, {vertex + (along * 28)}, color: {color}, dashed: true);\nSegment({vertex + (along * label)}, {end}, color: {color}, dashed: true);");
    }
}
