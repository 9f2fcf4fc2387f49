using System.Collections.Immutable;
using Flywheel.Synthesis.Problems;

namespace Flywheel.Model.Authoring;

/// <summary>The parts of a problem that a model writes.</summary>
/// <param name="Question">The question, without the choices.</param>
/// <param name="Choices">The choices; empty for an open question.</param>
/// <param name="Answer">The answer.</param>
/// <param name="FigureCode">The program that draws the picture.</param>
/// <param name="Steps">The steps, at least one.</param>
/// <param name="Conclusion">What follows.</param>
/// <param name="AnswerCode">The code that computes the answer.</param>
/// <param name="Knowledge">The knowledge that the model says it needs, in the model's own words.</param>
/// <param name="Tools">The tools that the model says its steps call.</param>
public sealed record ProblemParts(
    string Question,
    ImmutableArray<Choice> Choices,
    Answer Answer,
    string FigureCode,
    ImmutableArray<ThinkingStep> Steps,
    string Conclusion,
    string AnswerCode,
    ImmutableArray<string> Knowledge,
    ImmutableArray<string> Tools);
