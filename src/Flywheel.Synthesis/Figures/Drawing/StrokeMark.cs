namespace Flywheel.Synthesis.Figures.Drawing;

/// <summary>A stroked path.</summary>
/// <param name="Element">Index of the element that it belongs to.</param>
/// <param name="Path">What is stroked.</param>
/// <param name="Pen">How it is stroked.</param>
public sealed record StrokeMark(int Element, PathGeometry Path, Pen Pen) : Mark(Element);
