namespace Flywheel.Synthesis.Figures.Language;

/// <summary>Turns offsets of a source into lines and columns.</summary>
internal sealed class LineMap(string source)
{
    /// <summary>Line and column, from 1; an offset beyond the end is the end.</summary>
    public (int Line, int Column) Locate(int position)
    {
        var before = source.AsSpan(0, Math.Clamp(position, 0, source.Length));
        return (before.Count('\n') + 1, before.Length - before.LastIndexOf('\n'));
    }
}
