using System.Collections.Immutable;
using Flywheel.Synthesis.Figures.Scenes;

namespace Flywheel.Synthesis.Figures;

/// <summary>What came of drawing: a scene, or the errors that prevented it.</summary>
/// <param name="Scene">The picture; null where there are errors.</param>
/// <param name="Errors">Errors in the order of the source; several where the text is wrong, one where the run stopped.</param>
/// <param name="Usage">What the program used.</param>
public sealed record FigureResult(Scene? Scene, ImmutableArray<FigureError> Errors, FigureUsage Usage)
{
    /// <summary>Whether there is a scene.</summary>
    public bool Succeeded => Scene is not null;
}
