namespace Flywheel.Synthesis.Figures.Language;

/// <summary>A lowered expression.</summary>
/// <param name="Run">Computes it.</param>
/// <param name="Position">Where it starts in the source.</param>
/// <param name="IsDouble">Whether its value is known to be a double; a conditional with one such branch yields a double in C#, whichever branch is taken.</param>
internal readonly record struct Expression(Evaluator Run, int Position, bool IsDouble = false);
