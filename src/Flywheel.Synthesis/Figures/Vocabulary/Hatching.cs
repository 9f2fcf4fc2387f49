using Flywheel.Synthesis.Figures.Drawing;
using Flywheel.Synthesis.Figures.Geometry;

namespace Flywheel.Synthesis.Figures.Vocabulary;

/// <summary>Short slanted strokes on one side of a line: the sign of solid ground, a wall or a mirror's back.</summary>
internal static class Hatching
{
    private const double Gap = 9;
    private const double Depth = 8;

    /// <summary>Draws a line with strokes to the right of the way from one end to the other, for the current element.</summary>
    public static void Line(Sketch sketch, Point a, Point b, double width = 2.4)
    {
        sketch.Stroke(PathGeometry.Line(a, b), sketch.Pen("ink", width));
        var along = (b - a).Unit;
        var strokes = new PathBuilder();
        var count = (int)(a.DistanceTo(b) / Gap);
        for (var i = 0; i < count; i++)
        {
            var at = a + (along * ((i + 0.8) * Gap));
            strokes.MoveTo(at).LineTo(at + (along.Normal * Depth) - (along * Depth * 0.7));
        }

        if (count > 0)
        {
            sketch.Stroke(strokes.Build(), sketch.Pen("muted", 1.1));
        }
    }
}
