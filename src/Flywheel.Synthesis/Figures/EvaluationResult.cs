using System.Collections.Immutable;

namespace Flywheel.Synthesis.Figures;

/// <summary>What came of computing an answer: a value, or the errors that prevented it.</summary>
/// <param name="Value">The value; null where there are errors.</param>
/// <param name="Errors">Errors in the order of the source; several where the text is wrong, one where the run stopped.</param>
/// <param name="Usage">What the program used.</param>
/// <param name="ElementsRead">
/// Indices of the elements that the value rests on, ascending: those found by kind or name, and those of which more than kind, index or step was
/// read. Empty for an answer that does not depend on the picture.
/// </param>
public sealed record EvaluationResult(FigureValue? Value, ImmutableArray<FigureError> Errors, FigureUsage Usage, ImmutableArray<int> ElementsRead)
{
    /// <summary>Whether there is a value.</summary>
    public bool Succeeded => Value is not null;
}
