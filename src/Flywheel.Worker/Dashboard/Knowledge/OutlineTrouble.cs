namespace Flywheel.Worker.Dashboard.Knowledge;

/// <summary>Something wrong with a line.</summary>
/// <param name="Line">The line, from 1; 0 for the text as a whole.</param>
/// <param name="Text">What the line says.</param>
/// <param name="Reason">What is wrong with it.</param>
internal sealed record OutlineTrouble(int Line, string Text, string Reason);
