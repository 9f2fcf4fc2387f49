namespace Flywheel.Synthesis.Figures.Drawing;

/// <summary>A filled path (non-zero winding).</summary>
/// <param name="Element">Index of the element that it belongs to.</param>
/// <param name="Path">What is filled.</param>
/// <param name="Color">The colour.</param>
public sealed record FillMark(int Element, PathGeometry Path, Color Color) : Mark(Element);
