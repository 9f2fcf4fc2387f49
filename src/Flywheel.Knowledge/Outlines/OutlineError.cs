namespace Flywheel.Knowledge.Outlines;

/// <summary>One thing wrong with a file of knowledge.</summary>
/// <param name="File">The file, as it was named to the reader.</param>
/// <param name="Line">The line, from 1; 0 when the file as a whole is meant.</param>
/// <param name="Reason">What is wrong, and where it helps, what to do.</param>
public sealed record OutlineError(string File, int Line, string Reason)
{
    /// <summary><c>file:line: reason</c>.</summary>
    public override string ToString() => Line == 0 ? $"{File}: {Reason}" : $"{File}:{Line}: {Reason}";
}
