using Flywheel.Worker.Dashboard.Health;
using Flywheel.Worker.Dashboard.Queries;

namespace Flywheel.Worker.Dashboard.Pages.Runs;

/// <summary>What the live part of a run's page shows.</summary>
/// <param name="Status">How far and how fast the run is.</param>
/// <param name="Health">How everything is that it needs.</param>
/// <param name="Queue">The jobs of the run's queue, which it shares with runs of the same code and knowledge; null while nobody knows.</param>
internal sealed record RunView(RunStatus Status, HealthReport Health, QueueDepth? Queue);
