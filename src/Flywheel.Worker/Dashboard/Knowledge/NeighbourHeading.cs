namespace Flywheel.Worker.Dashboard.Knowledge;

/// <summary>Says in a drawing what the nodes below it are.</summary>
internal sealed record NeighbourHeading(string Text, int X, int Y);
