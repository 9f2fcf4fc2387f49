using Flywheel.Synthesis.Figures.Geometry;

namespace Flywheel.Synthesis.Figures.Vocabulary;

/// <summary>Where a solid lies on the canvas.</summary>
/// <param name="View">The projection.</param>
/// <param name="Scale">Pixels to one unit.</param>
/// <param name="Shift">Pixels from the projected to the drawn position.</param>
internal sealed record Placement(ParallelView View, double Scale, Point Shift)
{
    /// <summary>The placement that fits positions into the canvas, centred.</summary>
    /// <param name="sketch">The picture.</param>
    /// <param name="view">The projection.</param>
    /// <param name="positions">What has to fit.</param>
    /// <param name="margin">Pixels left free on each side, for labels.</param>
    /// <param name="largest">Most pixels to one unit.</param>
    public static Placement Fit(Sketch sketch, ParallelView view, Vector3[] positions, double margin, double largest = double.PositiveInfinity)
    {
        var bounds = Box.Of(positions.Select(view.Project));
        var scale = Math.Min((sketch.Width - (2 * margin)) / bounds.Width, (sketch.Height - (2 * margin)) / bounds.Height);
        scale = Math.Min(scale, largest);
        return new Placement(view, scale, sketch.Canvas.Center - (bounds.Center * scale));
    }

    /// <summary>The pixels of a position.</summary>
    public Point Map(Vector3 position) => (View.Project(position) * Scale) + Shift;
}
