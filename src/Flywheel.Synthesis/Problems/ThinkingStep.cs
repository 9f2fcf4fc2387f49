namespace Flywheel.Synthesis.Problems;

/// <summary>One step of interactive thinking: a thought, and the code that draws on the picture what the thought needs.</summary>
/// <param name="Thought">What the solver reasons before the code; plain text.</param>
/// <param name="Code">A step program of the figure language in pixel coordinates, run on the picture as the steps before left it.</param>
public sealed record ThinkingStep(string Thought, string Code);
