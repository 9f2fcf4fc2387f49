namespace Flywheel.Synthesis.Figures.Language;

/// <summary>An error at a known place of the source, found while lowering; collected there, so it never leaves the engine.</summary>
internal sealed class ProgramException(FigureErrorKind kind, int position, string message, string? suggestion = null) : Exception(message)
{
    public FigureErrorKind Kind { get; } = kind;

    /// <summary>Offset in the source.</summary>
    public int Position { get; } = position;

    public string? Suggestion { get; } = suggestion;
}
