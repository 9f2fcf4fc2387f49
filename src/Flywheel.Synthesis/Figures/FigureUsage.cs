namespace Flywheel.Synthesis.Figures;

/// <summary>What a program used of its limits.</summary>
/// <param name="Steps">Evaluated expressions and statements.</param>
/// <param name="Elements">Elements in the picture's inventory.</param>
/// <param name="Marks">Drawing operations of the picture.</param>
/// <param name="Elapsed">Wall time, parsing included.</param>
public sealed record FigureUsage(int Steps, int Elements, int Marks, TimeSpan Elapsed);
