namespace SkiaSharp.Paths;

/// <summary>One step of a path, and how many points it adds.</summary>
internal enum PathVerb : byte
{
    /// <summary>1 point.</summary>
    Move,

    /// <summary>1 point.</summary>
    Line,

    /// <summary>2 points.</summary>
    Quad,

    /// <summary>2 points and a weight: a piece of an ellipse.</summary>
    Conic,

    /// <summary>3 points.</summary>
    Cubic,

    /// <summary>No point.</summary>
    Close,
}
