using Flywheel.Synthesis.Figures.Geometry;

namespace Flywheel.Synthesis.Authors.Rules;

/// <summary>Places shapes on the canvas.</summary>
public static class Layout
{
    /// <summary>Scales and moves points uniformly so that they fill a box as far as their proportions allow, on whole pixels.</summary>
    /// <exception cref="DraftException">The points have no extent.</exception>
    public static Point[] Fit(Point[] points, Box box)
    {
        var bounds = Box.Of(points);
        if (bounds.Width < 1e-9 && bounds.Height < 1e-9)
        {
            throw new DraftException("The points have no extent.");
        }

        var scale = Math.Min(box.Width / Math.Max(bounds.Width, 1e-9), box.Height / Math.Max(bounds.Height, 1e-9));
        return [.. points.Select(p => Whole(box.Center + ((p - bounds.Center) * scale)))];
    }

    /// <summary>The nearest whole pixel.</summary>
    public static Point Whole(Point point) => new(Math.Round(point.X), Math.Round(point.Y));
}
