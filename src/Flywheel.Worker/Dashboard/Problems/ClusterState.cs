namespace Flywheel.Worker.Dashboard.Problems;

/// <summary>How a search for near-duplicates stands; neither while it is under way.</summary>
/// <param name="Report">What was found.</param>
/// <param name="Fault">Why nothing could be found.</param>
internal sealed record ClusterState(ClusterReport? Report, string? Fault)
{
    /// <summary>Whether the search is still under way.</summary>
    public bool IsUnderWay => Report is null && Fault is null;
}
