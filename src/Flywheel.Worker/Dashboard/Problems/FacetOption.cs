namespace Flywheel.Worker.Dashboard.Problems;

/// <summary>A value of a facet.</summary>
/// <param name="Value">As addresses have it.</param>
/// <param name="Label">As people read it.</param>
/// <param name="Count">How many problems have it; null where that is not known.</param>
/// <param name="IsChosen">Whether it is asked for.</param>
internal sealed record FacetOption(string Value, string Label, long? Count, bool IsChosen);
