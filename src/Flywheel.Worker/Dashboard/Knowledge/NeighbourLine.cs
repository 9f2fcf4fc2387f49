namespace Flywheel.Worker.Dashboard.Knowledge;

/// <summary>A line between two nodes of a drawing.</summary>
/// <param name="Path">An SVG path.</param>
/// <param name="Role">How it is styled: <c>tree</c>, <c>required</c> or <c>related</c>.</param>
internal sealed record NeighbourLine(string Path, string Role);
