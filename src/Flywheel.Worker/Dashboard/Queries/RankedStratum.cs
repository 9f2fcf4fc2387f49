namespace Flywheel.Worker.Dashboard.Queries;

/// <summary>A stratum as a query of a queue in the order of doubt sees it.</summary>
/// <param name="Name">The stratum.</param>
/// <param name="Weight">See <see cref="DecisionRanking"/>.</param>
/// <param name="Bound">The draw at which the wanted part of its order begins.</param>
internal sealed record RankedStratum(string Name, double Weight, double Bound);
