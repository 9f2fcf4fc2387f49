using Flywheel.Synthesis.Figures;

namespace Flywheel.Worker.Dashboard.Deciding;

/// <summary>An error in one of a problem's programs.</summary>
/// <param name="Program">What people call the program.</param>
/// <param name="Field">The id of the field that holds it.</param>
/// <param name="Error">The error.</param>
/// <param name="Source">The line that it is in; empty where it is behind the last one.</param>
internal sealed record ProgramTrouble(string Program, string Field, FigureError Error, string Source)
{
    private const int LongestSource = 200;

    /// <summary>The errors of a program.</summary>
    public static IEnumerable<ProgramTrouble> Of(string program, string field, string code, IEnumerable<FigureError> errors)
    {
        var lines = code.Split('\n');
        foreach (var error in errors)
        {
            var source = error.Line >= 1 && error.Line <= lines.Length ? lines[error.Line - 1] : "";
            yield return new ProgramTrouble(program, field, error, source.Length > LongestSource ? $"{source[..LongestSource]}…" : source);
        }
    }
}
