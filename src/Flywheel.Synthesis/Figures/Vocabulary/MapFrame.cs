using Flywheel.Synthesis.Figures.Geometry;

namespace Flywheel.Synthesis.Figures.Vocabulary;

/// <summary>How the map drawn last places eastings and northings.</summary>
/// <param name="Left">Left in pixels.</param>
/// <param name="Bottom">Bottom in pixels.</param>
/// <param name="Cell">Side of a grid square in pixels.</param>
/// <param name="East">Easting of the left border.</param>
/// <param name="North">Northing of the bottom border.</param>
/// <param name="Columns">Grid squares from west to east.</param>
/// <param name="Rows">Grid squares from south to north.</param>
/// <param name="Ground">Side of a grid square on the ground.</param>
/// <param name="Unit">Unit of that length.</param>
internal sealed record MapFrame(double Left, double Bottom, double Cell, int East, int North, int Columns, int Rows, double Ground, string Unit)
{
    /// <summary>The pixel of a place; an easting of 12.5 lies in the middle between the lines 12 and 13.</summary>
    public Point At(double east, double north) => new(Left + ((east - East) * Cell), Bottom - ((north - North) * Cell));

    /// <summary>Refuses a place that is not on the map.</summary>
    /// <exception cref="FigureException">It is not on the map.</exception>
    public void Require(double east, double north)
    {
        if (!(east >= East && east <= East + Columns && north >= North && north <= North + Rows))
        {
            throw new FigureException($"({east:0.##}, {north:0.##}) is not on the map.", $"Eastings run from {East} to {East + Columns}, northings from {North} to {North + Rows}.");
        }
    }
}
