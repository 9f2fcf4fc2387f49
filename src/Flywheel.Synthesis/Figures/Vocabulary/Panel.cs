using Flywheel.Synthesis.Figures.Geometry;

namespace Flywheel.Synthesis.Figures.Vocabulary;

/// <summary>The band below the main picture that insets are drawn in.</summary>
/// <param name="Box">Its place on the canvas.</param>
internal sealed record Panel(Box Box);
