namespace Flywheel.Synthesis.Figures.Scenes;

/// <summary>The background of a picture, for visual diversity.</summary>
/// <param name="Texture">Pattern under the drawing.</param>
/// <param name="Noise">Amplitude of the pixel noise over the whole picture as a share of full scale, 0 (none) to 0.1.</param>
/// <param name="Seed">Seeds texture and noise, so that the same code gives the same bytes.</param>
public readonly record struct Paper(PaperTexture Texture, double Noise, int Seed);
