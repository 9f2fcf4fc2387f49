namespace Flywheel.Synthesis.Figures.Language;

/// <summary>An expression, lowered: computes its value in a frame.</summary>
internal delegate Value Evaluator(Frame frame);
