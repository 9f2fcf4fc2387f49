using System.Collections.Immutable;

namespace Flywheel.Worker.Dashboard.Problems;

/// <summary>Problems that are nearly the same, those kept first.</summary>
/// <param name="Members">Some of them.</param>
/// <param name="Count">How many there are.</param>
/// <param name="Kept">How many of them the run kept.</param>
internal sealed record Cluster(ImmutableArray<ClusterMember> Members, int Count, int Kept);
