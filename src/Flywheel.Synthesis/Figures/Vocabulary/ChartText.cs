namespace Flywheel.Synthesis.Figures.Vocabulary;

/// <summary>The words around a chart; each may be empty.</summary>
/// <param name="Title">Above the chart.</param>
/// <param name="X">Along the horizontal axis.</param>
/// <param name="Y">Along the vertical axis.</param>
internal readonly record struct ChartText(string Title, string X, string Y);
