using Flywheel.Synthesis.Figures.Geometry;

namespace Flywheel.Synthesis.Figures.Vocabulary;

/// <summary>Where data coordinates lie on the canvas: what axes leave for the curves and points plotted on them.</summary>
/// <param name="XMin">Data at the left of the plot.</param>
/// <param name="XMax">Data at its right.</param>
/// <param name="YMin">Data at its bottom.</param>
/// <param name="YMax">Data at its top.</param>
/// <param name="XStep">Data between grid lines, across.</param>
/// <param name="Origin">Pixels of the data point (0, 0), which may lie outside the plot.</param>
/// <param name="UnitX">Pixels to one unit across.</param>
/// <param name="UnitY">Pixels to one unit up.</param>
internal sealed record AxesFrame(double XMin, double XMax, double YMin, double YMax, double XStep, Point Origin, double UnitX, double UnitY)
{
    /// <summary>The plot in pixels.</summary>
    public Box Plot { get; } = new(
        Origin.X + (XMin * UnitX), Origin.Y - (YMax * UnitY), Origin.X + (XMax * UnitX), Origin.Y - (YMin * UnitY));

    /// <summary>The pixels of a data point.</summary>
    public Point Map(double x, double y) => new(Origin.X + (x * UnitX), Origin.Y - (y * UnitY));

    /// <summary>
    /// A frame whose plot fills a box as far as whole pixels a unit allow (when a unit has at least eight pixels), centred in it.
    /// </summary>
    public static AxesFrame Fit(Box box, double xMin, double xMax, double yMin, double yMax, double xStep, bool equal)
    {
        var (unitX, unitY) = (Whole(box.Width / (xMax - xMin)), Whole(box.Height / (yMax - yMin)));
        if (equal)
        {
            unitX = unitY = Math.Min(unitX, unitY);
        }

        var left = Math.Round(box.Center.X - (unitX * (xMax - xMin) / 2));
        var bottom = Math.Round(box.Center.Y + (unitY * (yMax - yMin) / 2));
        return new AxesFrame(xMin, xMax, yMin, yMax, xStep, new Point(left - (xMin * unitX), bottom + (yMin * unitY)), unitX, unitY);
    }

    private static double Whole(double unit) => unit >= 8 ? Math.Floor(unit) : unit;
}
