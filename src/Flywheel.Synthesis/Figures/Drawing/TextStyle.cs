namespace Flywheel.Synthesis.Figures.Drawing;

/// <summary>How text is set.</summary>
/// <param name="Color">Colour of the glyphs.</param>
/// <param name="Size">Font size in pixels (about 1.2 of a capital's height).</param>
/// <param name="Face">Font.</param>
/// <param name="Halo">Whether the paper's colour is drawn around the glyphs, so that lines beneath don't disturb reading.</param>
public readonly record struct TextStyle(Color Color, double Size = 15, FontFace Face = FontFace.Sans, bool Halo = false);
