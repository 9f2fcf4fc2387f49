using System.Collections.Immutable;
using Flywheel.Synthesis.Figures;
using Flywheel.Synthesis.Figures.Geometry;

namespace Flywheel.Worker.Dashboard.Problems;

/// <summary>A step of interactive thinking as its page shows it.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Thought">What is reasoned.</param>
/// <param name="Code">The program that draws.</param>
/// <param name="Drawn">How many of the problem's programs are drawn on the picture then: steps without a program draw nothing.</param>
/// <param name="Width">Width of the picture, in pixels; 0 where there is none.</param>
/// <param name="Height">Height of the picture, in pixels; 0 where there is none.</param>
/// <param name="Marks">Boxes around what the step drew, in pixels.</param>
/// <param name="What">What the step drew, in words: "segment, point D".</param>
/// <param name="Errors">Why its program failed.</param>
internal sealed record StepView(
    int Number, string Thought, string Code, int Drawn, int Width, int Height, ImmutableArray<Box> Marks, string What, ImmutableArray<FigureError> Errors)
{
    /// <summary>Whether there is a picture to show.</summary>
    public bool HasPicture => Width > 0;
}
