using System.Collections.Immutable;
using Flywheel.Synthesis.Figures;

namespace Flywheel.Worker.Dashboard.Comparing;

/// <summary>One of two pictures that are compared.</summary>
/// <param name="Title">Which version it is.</param>
/// <param name="Address">Where the picture is; null where its program failed.</param>
/// <param name="Width">Pixels; 0 where its program failed.</param>
/// <param name="Height">Pixels; 0 where its program failed.</param>
/// <param name="Errors">Why its program failed.</param>
/// <param name="Marks">What is outlined in it.</param>
internal sealed record PictureSide(string Title, string? Address, int Width, int Height, ImmutableArray<FigureError> Errors, IReadOnlyList<MarkedBox> Marks);
