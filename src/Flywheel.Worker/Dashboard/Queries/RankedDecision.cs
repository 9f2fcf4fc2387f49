using Flywheel.Knowledge.Storage;

namespace Flywheel.Worker.Dashboard.Queries;

/// <summary>A decision and its place in a queue, within a query.</summary>
internal sealed class RankedDecision
{
    /// <summary>The decision.</summary>
    public required DecisionRow Row { get; init; }

    /// <summary>Its draw times its stratum's weight; 0 where that does not matter.</summary>
    public required double Rank { get; init; }
}
