namespace Flywheel.Synthesis.Figures.Drawing;

/// <summary>What a step of a path does; the number of points that it takes stands behind it.</summary>
public enum PathVerb : byte
{
    /// <summary>Starts a new contour (1 point).</summary>
    Move,

    /// <summary>Straight line (1 point).</summary>
    Line,

    /// <summary>Cubic Bézier curve (3 points).</summary>
    Cubic,

    /// <summary>Closes the contour (no point).</summary>
    Close,
}
