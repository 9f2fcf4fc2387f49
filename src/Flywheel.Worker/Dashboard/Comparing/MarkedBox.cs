using Flywheel.Synthesis.Figures.Geometry;

namespace Flywheel.Worker.Dashboard.Comparing;

/// <summary>A rectangle drawn over a picture around an element that changed.</summary>
/// <param name="Number">The change's number in the list beside the pictures, from 1.</param>
/// <param name="Kind">What became of the element.</param>
/// <param name="Box">Where, in the picture's pixels; large enough to be seen and inside the picture.</param>
internal sealed record MarkedBox(int Number, ElementChangeKind Kind, Box Box);
