namespace Flywheel.Synthesis.Figures;

/// <summary>A visual tool: a function of the figure language that figures and steps may call.</summary>
/// <param name="Name">The function's name.</param>
/// <param name="Source">The function as declared, with return type, parameters and body.</param>
public sealed record VisualToolSource(string Name, string Source);
