using Flywheel.Worker.Dashboard.Health;
using Flywheel.Worker.Dashboard.Queries;

namespace Flywheel.Worker.Dashboard.Pages;

/// <summary>What the start page shows.</summary>
/// <param name="Report">Runs, exports and what should be looked at.</param>
/// <param name="Waiting">Decisions that wait for a person; null while they are being counted.</param>
/// <param name="Health">How everything is that runs need.</param>
/// <param name="Now">When it was read.</param>
internal sealed record Morning(MorningReport Report, WaitingDecisions? Waiting, HealthReport Health, DateTimeOffset Now);
