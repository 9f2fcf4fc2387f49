namespace Flywheel.Synthesis.Problems;

/// <summary>
/// The same problem with one number changed, and the answer that the author predicts for it by reasoning, not by the answer code: the
/// checker runs the problem's answer code on this picture and expects that answer.
/// </summary>
/// <param name="FigureCode">The changed figure program.</param>
/// <param name="Answer">The predicted answer.</param>
public sealed record Variant(string FigureCode, Answer Answer);
