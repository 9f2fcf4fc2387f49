namespace Flywheel.Synthesis.Figures;

/// <summary>What a <see cref="FigureValue"/> is.</summary>
public enum FigureValueKind
{
    /// <summary>An int or a double.</summary>
    Number,

    /// <summary>A string.</summary>
    Text,

    /// <summary>A bool.</summary>
    Flag,

    /// <summary>A position or displacement in pixels.</summary>
    Point,

    /// <summary>An element of the picture.</summary>
    Element,

    /// <summary>An array.</summary>
    Array,
}
