namespace Flywheel.Synthesis.Figures.Drawing;

/// <summary>One drawing operation of a scene's display list, in pixels, painted in list order.</summary>
/// <param name="Element">Index of the element that it belongs to.</param>
public abstract record Mark(int Element);
