namespace Flywheel.Synthesis.Figures.Drawing;

/// <summary>The faces that text is set in; each is one fixed font file.</summary>
public enum FontFace : byte
{
    /// <summary>Sans serif, for axes, captions and general text.</summary>
    Sans,

    /// <summary>Bold sans serif, for titles and emphasis.</summary>
    SansBold,

    /// <summary>Italic serif, for the names of points, variables and quantities.</summary>
    Math,

    /// <summary>Fixed width, for code and memory.</summary>
    Mono,
}
