using Flywheel.Synthesis.Figures.Geometry;

namespace Flywheel.Synthesis.Figures.Drawing;

/// <summary>A line of text.</summary>
/// <param name="Element">Index of the element that it belongs to.</param>
/// <param name="Text">What is written; one line.</param>
/// <param name="Center">Middle of the text's box.</param>
/// <param name="Style">Font, size and colour.</param>
/// <param name="Rotation">Degrees, anticlockwise as a reader sees it.</param>
/// <param name="Size">Width and height in pixels of the unrotated box (the font's measure).</param>
public sealed record TextMark(int Element, string Text, Point Center, TextStyle Style, double Rotation, Point Size) : Mark(Element);
