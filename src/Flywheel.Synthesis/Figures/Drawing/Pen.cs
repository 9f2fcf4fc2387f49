namespace Flywheel.Synthesis.Figures.Drawing;

/// <summary>How a path is stroked; caps and joins are round.</summary>
/// <param name="Color">Colour of the line.</param>
/// <param name="Width">Width in pixels.</param>
/// <param name="Dash">Length in pixels of the dashes and of the gaps between them (the gap is 0.8 of the dash); 0 for a solid line.</param>
public readonly record struct Pen(Color Color, double Width = 2, double Dash = 0);
