namespace Flywheel.Synthesis.Figures;

/// <summary>
/// A figure program asked for something that cannot be drawn or read. Thrown by primitives and queries; the interpreter catches it and adds
/// line and column, so it never leaves the figure engine.
/// </summary>
public sealed class FigureException(string message, string? suggestion = null, FigureErrorKind kind = FigureErrorKind.Value) : Exception(message)
{
    /// <summary>What was probably meant or what to do; null where there is nothing to add.</summary>
    public string? Suggestion { get; } = suggestion;

    /// <summary>The class of the error.</summary>
    public FigureErrorKind Kind { get; } = kind;
}
