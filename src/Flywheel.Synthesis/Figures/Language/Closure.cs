namespace Flywheel.Synthesis.Figures.Language;

/// <summary>A function together with the variables that it shares with the code around it, in the order of <see cref="FunctionCode.Captures"/>.</summary>
internal sealed record Closure(FunctionCode Code, Cell[] Captured);
