namespace Flywheel.Synthesis.Figures;

/// <summary>An error in a figure program.</summary>
/// <param name="Kind">Its class.</param>
/// <param name="Line">Line, from 1.</param>
/// <param name="Column">Column in UTF-16 units, from 1.</param>
/// <param name="Message">What is wrong, as a sentence.</param>
/// <param name="Suggestion">What was probably meant; null where there is nothing to add.</param>
public sealed record FigureError(FigureErrorKind Kind, int Line, int Column, string Message, string? Suggestion = null)
{
    /// <inheritdoc />
    public override string ToString() => $"({Line},{Column}): {Message}{(Suggestion is null ? "" : " " + Suggestion)}";
}
