using Flywheel.Synthesis.Figures.Geometry;
using Flywheel.Synthesis.Figures.Scenes;

namespace Flywheel.Synthesis.Authors.Rules.Families;

/// <summary>Finds the pixels of coordinates on the axes or the unit grid of a picture.</summary>
internal sealed class PlaneReader
{
    private readonly double _originX;
    private readonly double _originY;

    /// <summary>Reads the picture's axes, or else its unit grid.</summary>
    /// <exception cref="DraftException">It has neither.</exception>
    public PlaneReader(Scene scene)
    {
        var axes = scene.OfKind("axes").Concat(scene.OfKind("grid")).FirstOrDefault() ?? throw new DraftException("The picture has no axes.");
        (_originX, _originY) = (Value(axes, "originX"), Value(axes, "originY"));
        (UnitX, UnitY) = (Value(axes, "unitX"), Value(axes, "unitY"));
    }

    /// <summary>Pixels to one unit across.</summary>
    public double UnitX { get; }

    /// <summary>Pixels to one unit up.</summary>
    public double UnitY { get; }

    /// <summary>The pixels of a data point.</summary>
    public Point At(double x, double y) => new(_originX + (x * UnitX), _originY - (y * UnitY));

    private static double Value(Element axes, string key) => axes.Find(key)?.Number ?? throw new DraftException($"The axes have no {key}.");
}
